namespace ForecastApi.Planning.Results;

/// <summary>One resource in one month of a plan.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Machines">Machines in use.</param>
/// <param name="Bought">Machines bought in this month; they are available after the lead time.</param>
/// <param name="HoursUsed">Hours of production and set-ups.</param>
/// <param name="HoursAvailable">Hours available.</param>
/// <param name="Utilisation">Hours used divided by hours available, 0 to 1; 0 if no hours are available.</param>
public sealed record PlanResourceMonth(
    string Id,
    decimal Machines,
    decimal Bought,
    decimal HoursUsed,
    decimal HoursAvailable,
    decimal Utilisation
);
