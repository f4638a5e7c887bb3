using ForecastApi.Overrides;
using ForecastApi.Pages.Shared.Layout;

namespace ForecastApi.Pages.ProductView;

/// <summary>The overrides of a product and the form that adds one.</summary>
/// <param name="Known">The stored overrides, newest first.</param>
/// <param name="Set">The override that was just stored; null when there is none.</param>
/// <param name="Warnings">The warnings about that override.</param>
public sealed record ProductOverrides(
    IReadOnlyList<Override> Known,
    OverrideForm Form,
    FormToken Token,
    Override? Set,
    IReadOnlyList<OverrideWarning> Warnings
);
