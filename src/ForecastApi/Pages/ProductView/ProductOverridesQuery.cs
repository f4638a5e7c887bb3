using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Pages.Shared;

namespace ForecastApi.Pages.ProductView;

/// <summary>Gathers what the page of a product shows of its overrides.</summary>
public sealed class ProductOverridesQuery(
    ForecastRunStore runs,
    OverrideStore store,
    OverrideEvidence evidence
)
{
    private const int Shown = 24;

    /// <param name="sku">The product.</param>
    /// <param name="form">As it was typed, or empty.</param>
    /// <param name="token">For the forms.</param>
    /// <param name="set">The month that was overridden just now.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<ProductOverrides> RunAsync(
        string sku,
        OverrideForm form,
        FormToken token,
        Month? set,
        CancellationToken cancellationToken
    )
    {
        var run = await runs.PublishedAsync(null, cancellationToken);
        var known = await store.ListAsync(
            run,
            new PageRequest(Shown, null),
            sku,
            null,
            null,
            cancellationToken
        );
        var stored =
            run is null || set is null
                ? null
                : await store.GetAsync(run, sku, set.Value, cancellationToken);
        return new(
            known.Items,
            form,
            token,
            stored,
            stored is null ? [] : await evidence.WarningsAsync(run!, stored, cancellationToken)
        );
    }
}
