namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>A column of the file and the column of ours that it is read as.</summary>
/// <param name="Theirs">The name in the file.</param>
/// <param name="Ours">
/// sku, date, periodEnd, quantity, unitPrice, channel, stockout, or quantities for a column of a wide sheet; null when the
/// column is not read.
/// </param>
/// <param name="Confidence">From 0 (a guess) to 1 (certain), also of a column that is not read.</param>
/// <param name="Samples">The first values that are not blank, at most three.</param>
public sealed record InspectedColumn(
    string Theirs,
    string? Ours,
    decimal Confidence,
    IReadOnlyList<string> Samples
)
{
    private const int MaxSamples = 3;
    private const int MaxSampleLength = 60;

    /// <summary>Creates the column with its first values.</summary>
    public static InspectedColumn Of(ColumnProfile profile, string? ours, decimal confidence) =>
        new(
            profile.Name,
            ours,
            confidence,
            [
                .. profile
                    .Cells.Where(c => c.Length > 0)
                    .Take(MaxSamples)
                    .Select(c => c.Length <= MaxSampleLength ? c : c[..MaxSampleLength] + "…"),
            ]
        );
}
