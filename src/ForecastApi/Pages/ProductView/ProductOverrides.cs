using ForecastApi.Overrides;
using ForecastApi.Pages.Shared.Layout;

namespace ForecastApi.Pages.ProductView;

/// <summary>The overrides of a product and the form for another.</summary>
/// <param name="Known">The newest first.</param>
/// <param name="Set">The month that was overridden last, just now; null where none was.</param>
/// <param name="Warnings">What speaks against that override.</param>
public sealed record ProductOverrides(
    IReadOnlyList<Override> Known,
    OverrideForm Form,
    FormToken Token,
    Override? Set,
    IReadOnlyList<OverrideWarning> Warnings
);
