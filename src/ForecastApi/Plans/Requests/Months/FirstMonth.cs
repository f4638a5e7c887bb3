using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Plans.Requests.Months;

/// <summary>Reduces values to one month: of an array its first number.</summary>
/// <param name="Month">The month of values by month.</param>
/// <param name="Errors">Receives the values that have no number for the month.</param>
public sealed record FirstMonth(Month Month, Validation Errors) : MonthReader(Errors)
{
    public override int Months => 1;

    // An empty array has no first month; the engine reports it.
    protected override decimal[] Expand(PerMonth value, string path)
    {
        if (value.MissingMonth(Month, 1) is not null)
            Errors.Add(path, $"has no value for {Month}; add it, or '{PerMonth.EveryMonth}'.");
        return value is { IsSeries: true, Values.Count: > 0 }
            ? [value.Values[0]]
            : value.Expand(Month, 1);
    }
}
