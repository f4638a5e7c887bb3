namespace ForecastApi.Planning.Results;

/// <summary>One resource in one month of a plan.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Machines">Machines in use.</param>
/// <param name="Bought">Machines bought in this month; they are in use after their lead time.</param>
/// <param name="HoursUsed">Hours that production and set-ups take.</param>
/// <param name="HoursAvailable">Hours that the machines can run.</param>
/// <param name="Utilisation">Hours used over hours available, 0 to 1; 0 without any.</param>
public sealed record PlanResourceMonth(
    string Id,
    decimal Machines,
    decimal Bought,
    decimal HoursUsed,
    decimal HoursAvailable,
    decimal Utilisation
);
