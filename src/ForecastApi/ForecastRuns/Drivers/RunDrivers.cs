using ForecastApi.Calendars;
using ForecastApi.Events;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.Prices;

namespace ForecastApi.ForecastRuns.Drivers;

/// <summary>Loads the known influences on the demand of products of a run.</summary>
public sealed class RunDrivers(CalendarStore calendars, EventStore events, PriceStore prices)
{
    /// <param name="run">The run.</param>
    /// <param name="products">The products of a batch, by id.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<RunRegressors> LoadAsync(
        RunKey run,
        IReadOnlyList<BatchProduct> products,
        CancellationToken cancellationToken
    ) =>
        new(
            await calendars.GetAsync(cancellationToken),
            await events.AllAsync(cancellationToken),
            await prices.HistoriesAsync(
                products[0].ProductId,
                products[^1].ProductId,
                run.AsOf,
                cancellationToken
            ),
            run.Horizon
        );
}
