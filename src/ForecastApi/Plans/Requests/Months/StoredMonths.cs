using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Plans.Requests.Months;

/// <summary>Checks values that are stored for plans of any start: one number, or numbers by month.</summary>
public sealed record StoredMonths(Validation Errors) : MonthReader(Errors)
{
    private const decimal MaxNumber = 1_000_000_000;

    public override int Months => 1;

    protected override decimal[] Expand(PerMonth value, string path)
    {
        if (value.IsSeries)
        {
            Errors.Add(
                path,
                "is an array, which would slide with the start of each plan; store one number, or an object by month such as { \"2027-08\": 10, \"08\": 12, \"*\": 21 }."
            );
            return [0];
        }
        foreach (var (month, number) in value.ByMonth ?? new Dictionary<string, decimal>())
            Errors.Check(
                number is >= 0 and <= MaxNumber,
                $"{path}.{month}",
                "must be between 0 and 1,000,000,000."
            );
        return [value.ByMonth is null ? value.Values[0] : 0];
    }
}
