using ForecastApi.Data;

namespace ForecastApi.Imports;

/// <summary>A kind of rows that <see cref="TableImport"/> imports: its columns, its rules and its SQL.</summary>
public interface ITable<TRow>
    where TRow : class
{
    /// <summary>The kind of the import in the history.</summary>
    string Kind { get; }

    /// <summary>The operation in the audit log.</summary>
    string Operation { get; }

    /// <summary>The columns that a file may have, the required ones first.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The number of required columns.</summary>
    int RequiredColumns { get; }

    /// <summary>
    /// Whether rows belong together, so that a row that cannot be assigned to its group invalidates the file: then
    /// nothing is stored, even when bad rows may be skipped.
    /// </summary>
    bool NeedsEveryRow => false;

    /// <summary>The columns that hold SKUs; their cells are given their stored form before they are parsed.</summary>
    IReadOnlyList<int> SkuColumns => [0];

    /// <summary>Parses a row.</summary>
    ParsedRow<TRow> Parse(TableRow row);

    /// <summary>Checks the rows against the database, in the transaction that stores them.</summary>
    Task<CheckedRows<TRow>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, TRow Row)> rows
    );

    /// <summary>Returns the SKUs that differ in case alone from each other or from stored ones, with those.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SameLettersAsync(
        DbSession session,
        IReadOnlyCollection<string> skus
    );

    /// <summary>Stores the rows. Of two rows with the same key the later one counts; the earlier one is unchanged.</summary>
    Task<ImportCounts> StoreAsync(DbSession session, IReadOnlyList<(long Line, TRow Row)> rows);
}
