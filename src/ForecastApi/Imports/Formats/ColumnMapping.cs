namespace ForecastApi.Imports.Formats;

/// <summary>A column of a file and the column of ours that it is read as.</summary>
/// <param name="Theirs">The name in the file; <c>*</c> for all columns that are not named.</param>
/// <param name="Ours">
/// The name of ours; <c>quantities</c> for a column of a wide sheet, whose header is a SKU or a month and whose cells are
/// quantities.
/// </param>
public sealed record ColumnMapping(string Theirs, string Ours);
