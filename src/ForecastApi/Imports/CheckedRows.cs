namespace ForecastApi.Imports;

/// <summary>The result of checking the rows of a table against the database.</summary>
/// <param name="Accepted">The rows that may be stored.</param>
/// <param name="Errors">The errors of the others.</param>
public sealed record CheckedRows<TRow>(
    IReadOnlyList<(long Line, TRow Row)> Accepted,
    IReadOnlyList<ImportError> Errors
);
