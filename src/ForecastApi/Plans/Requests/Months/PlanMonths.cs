using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Plans.Requests.Months;

/// <summary>Expands values to the months of a plan.</summary>
/// <param name="Start">The first month.</param>
/// <param name="Count">The number of months.</param>
/// <param name="Errors">Receives the months for which a value by month has no number.</param>
/// <param name="Named">Returns the path of a value in the request of the user.</param>
public sealed record PlanMonths(
    Month Start,
    int Count,
    Validation Errors,
    Func<string, string> Named
) : MonthReader(Errors)
{
    public override int Months => Count;

    protected override decimal[] Expand(PerMonth value, string path)
    {
        if (value.MissingMonth(Start, Count) is { } missing)
            Errors.Add(
                Named(path),
                $"has no value for {missing}; add that month, or '{PerMonth.EveryMonth}' for every month that is not named."
            );
        return value.Expand(Start, Count);
    }
}
