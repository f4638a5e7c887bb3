using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>The months in which a product is sold.</summary>
/// <param name="Launch">The first month; null = since ever.</param>
/// <param name="End">The last month; null = without end.</param>
public sealed record ProductLife(Month? Launch, Month? End)
{
    /// <summary>Returns the history that a model may learn from: sales before the launch are samples, not demand.</summary>
    public IReadOnlyList<MonthQuantity> Taught(IReadOnlyList<MonthQuantity> history) =>
        Launch is { } launch && history.Count > 0 && history[0].Month < launch
            ? [.. history.SkipWhile(m => m.Month < launch)]
            : history;

    /// <summary>Returns a forecast that is zero outside the life.</summary>
    public IReadOnlyList<ForecastMonth> Limit(IReadOnlyList<ForecastMonth> months)
    {
        var (launch, end) = (Launch, End);
        return launch is null && end is null
            ? months
            :
            [
                .. months.Select(m =>
                    m.Period < launch || m.Period > end ? m with { Interval = default } : m
                ),
            ];
    }
}
