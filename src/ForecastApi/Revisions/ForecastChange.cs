namespace ForecastApi.Revisions;

/// <param name="Before">Published by the earlier run, over the months that both runs cover; 0 for a new product.</param>
/// <param name="After">Published by the later run, over the same months; 0 for a dropped product.</param>
/// <param name="Difference">After − before.</param>
/// <param name="RelativeDifference">As a share of before; null when before is 0.</param>
/// <param name="ModelBefore">Null for a new product.</param>
/// <param name="ModelAfter">Null for a dropped product.</param>
/// <param name="Causes">The differences between the runs for this product.</param>
/// <param name="Months">Only for a list of a single product.</param>
public sealed record ForecastChange(
    string Sku,
    decimal Before,
    decimal After,
    decimal Difference,
    double? RelativeDifference,
    string? ModelBefore,
    string? ModelAfter,
    IReadOnlyList<ChangeCause> Causes,
    IReadOnlyList<ChangedMonth>? Months
);
