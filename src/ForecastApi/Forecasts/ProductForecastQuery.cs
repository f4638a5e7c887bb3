using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Forecasts;

/// <summary>A product's history, what the latest run chose and forecast for it, and how good that was.</summary>
public sealed class ProductForecastQuery(
    ForecastRunStore runs,
    ForecastStore store,
    SalesStore sales
)
{
    /// <exception cref="ProblemException">404: no run, no such product, or the run has nothing for it.</exception>
    public async Task<ProductForecast> RunAsync(string sku, CancellationToken cancellationToken)
    {
        var run =
            await runs.PublishedAsync(null, cancellationToken)
            ?? throw ProblemException.NoForecast(StatusCodes.Status404NotFound);
        var (choice, model, months, adjustments) =
            await store.GetAsync(run, sku, cancellationToken)
            ?? throw new ProblemException(
                StatusCodes.Status404NotFound,
                ProblemCodes.NoForecast,
                $"'{sku}' was not in the latest run: it had no sales up to {run.AsOf}, and no likeSku or category to go by."
            );
        var history = await sales.HistoryAsync(choice.ProductId, run.AsOf, cancellationToken);
        return new(
            sku,
            run.RunId,
            run.AsOf,
            model,
            [.. history.Select(h => new HistoryMonth(h.Month, h.Quantity))],
            months,
            new(
                choice.Mase,
                choice.Smape,
                choice.Wape,
                choice.Bias,
                choice.Coverage80,
                choice.Coverage95
            ),
            choice.Tried,
            choice.RunnerUp is { } second ? new(second, choice.RunnerUpMase) : null,
            adjustments
        );
    }
}
