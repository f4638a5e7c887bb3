using ForecastApi.Http;

namespace ForecastApi.Sales;

public enum OnError
{
    Reject,
    Skip,
}

public enum SalesBucket
{
    Day,
    Month,
    Quarter,
}

public enum ImportStatus
{
    Succeeded,
    Rejected,
}

/// <summary>
/// What an import did. <c>Received</c> is the sum of inserted, updated, unchanged and rejected rows, unless
/// the whole file was refused because of its rejected rows.
/// </summary>
/// <param name="Updated">Rows whose key was stored with other values.</param>
/// <param name="Unchanged">Rows that were stored already, or that a later row of the same file replaced.</param>
/// <param name="Products">Products that the stored rows belong to.</param>
/// <param name="Errors">The first hundred; errors.csv has all.</param>
public sealed record ImportResult(
    string ImportId,
    long Received,
    long Inserted,
    long Updated,
    long Unchanged,
    long Rejected,
    int Products,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    IReadOnlyList<ImportError> Errors
);

/// <param name="Line">Line in the file, the header being line 1 of a CSV.</param>
public sealed record ImportError(long Line, string? Field, string Message);

/// <summary>An import as the history lists it.</summary>
public sealed record ImportSummary(
    string ImportId,
    string Kind,
    ImportStatus Status,
    long Received,
    long Inserted,
    long Updated,
    long Unchanged,
    long Rejected,
    int Products,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    DateTimeOffset CreatedAt
);

public sealed record ProductSales(string Sku, SalesBucket Bucket, IReadOnlyList<SalesPeriod> Items);

/// <param name="Period">A date, a month (2026-01) or a quarter (2026-Q1), as the bucket says.</param>
public sealed record SalesPeriod(string Period, decimal Quantity);

/// <summary>One row of a sales file, checked.</summary>
public readonly record struct SalesRow(
    string Sku,
    DateOnly Date,
    string Channel,
    decimal Quantity,
    decimal? UnitPrice,
    decimal? Stockout
);

/// <summary>Net sales of a product in a month.</summary>
/// <param name="Stockout">Share of the month without stock, 0..1; 0 also when nothing is known.</param>
public sealed record MonthQuantity(Month Month, decimal Quantity, decimal Stockout = 0);
