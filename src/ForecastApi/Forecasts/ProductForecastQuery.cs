using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Forecasts;

/// <summary>Reads a product's history with its model, forecast and accuracy in the latest run.</summary>
public sealed class ProductForecastQuery(
    ForecastRunStore runs,
    ForecastStore store,
    SalesStore sales
)
{
    /// <exception cref="ProblemException">404: no run has succeeded, the product is unknown, or it was not in the run.</exception>
    public async Task<ProductForecast> RunAsync(string sku, CancellationToken cancellationToken)
    {
        var run =
            await runs.PublishedAsync(null, cancellationToken)
            ?? throw ProblemException.NoForecast(StatusCodes.Status404NotFound);
        var (choice, model, months, adjustments, drivers) =
            await store.GetAsync(run, sku, cancellationToken)
            ?? throw new ProblemException(
                StatusCodes.Status404NotFound,
                ProblemCodes.NoForecast,
                $"'{sku}' was not in the latest run: it had no sales up to {run.AsOf} and neither a likeSku nor a category with sales to forecast it from."
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
            adjustments,
            drivers
        );
    }
}
