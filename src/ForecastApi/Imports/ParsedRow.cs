namespace ForecastApi.Imports;

/// <summary>The result of parsing one row of a table.</summary>
/// <param name="Row">The row; null when nothing of it can be used.</param>
/// <param name="Errors">The errors of the row. A row with errors is rejected.</param>
public sealed record ParsedRow<TRow>(TRow? Row, IReadOnlyList<RowError> Errors)
    where TRow : class;
