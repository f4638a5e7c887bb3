using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Pages.Shared.Layout;

namespace ForecastApi.Pages.ProductView;

/// <summary>Reads the overrides of the product page.</summary>
public sealed class ProductOverridesQuery(
    ForecastRunStore runs,
    OverrideStore store,
    OverrideEvidence evidence
)
{
    private const int Shown = 24;

    /// <param name="sku">The product.</param>
    /// <param name="form">The submitted form, or an empty one.</param>
    /// <param name="token">The anti-forgery token of the forms.</param>
    /// <param name="set">The month whose override was just stored.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
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
