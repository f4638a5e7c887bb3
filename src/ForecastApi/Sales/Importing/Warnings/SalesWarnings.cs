using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Imports.Warnings;
using ForecastApi.Products;
using ForecastApi.Sales.Parsing;
using ForecastApi.Sales.Periods;

namespace ForecastApi.Sales.Importing.Warnings;

/// <summary>
/// Collects the warnings about a file of sales while it is read. Its memory grows with the codes of the file, not with the
/// rows.
/// </summary>
public sealed class SalesWarnings(DateOnly today)
{
    private static readonly SqlText StoredMonths = new("SELECT Month FROM SalesMonths");

    private readonly ImportWarnings _warnings = new();
    private readonly Dictionary<string, long> _skus = new(StringComparer.Ordinal);
    private readonly MonthCounts _months = new();
    private readonly FutureDates _future = new(today);
    private readonly WeeklyRows _weekly = new();

    /// <summary>Adds what the parser found in a line; null for nothing.</summary>
    public void Add(IReadOnlyList<ImportWarning>? warnings)
    {
        if (warnings is not null)
            _warnings.AddRange(warnings);
    }

    /// <summary>Adds a SKU that the file names for the first time.</summary>
    public void AddSku(long line, string sku) => _skus.Add(sku, line);

    /// <summary>Adds a row.</summary>
    /// <param name="line">The line of the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="skuNumber">The number of its SKU, from 1 in order of appearance.</param>
    public void Add(long line, in SalesRow row, int skuNumber)
    {
        _months.Add(line, row);
        _future.Add(line, row);
        _weekly.Add(line, row, skuNumber);
    }

    /// <summary>
    /// Returns all warnings, in the transaction of the rows and before their months are stored. The steps that store the
    /// rows may add further ones.
    /// </summary>
    public async Task<ImportWarnings> FindAsync(DbSession session)
    {
        _warnings.AddRange(_future.Warnings);
        _warnings.AddRange(
            FarDates.Find(_months.All, await session.QueryAsync<DateOnly>(StoredMonths), today)
        );
        if (_weekly.Warning is { } weekly)
            _warnings.Add(weekly);
        foreach (var (sku, others) in await SameLetters.FindAsync(session, _skus.Keys))
            _warnings.Add(CodeWarnings.SameLetters(_skus[sku], sku, others));
        return _warnings;
    }

    /// <summary>Adds the warning about the last month, once the rows are stored, where the file has rows of it.</summary>
    public async Task AddIncompleteMonthAsync(
        DbSession session,
        ImportWarnings warnings,
        Month running
    )
    {
        var latest = LatestMonth.Find(await SalesMonthStore.ReadAsync(session, running));
        if (latest?.Incomplete is { } month && FirstLineOf(month) is { } line)
            warnings.Add(new(line, "date", WarningCode.IncompleteMonth, latest.WhyIncomplete));
    }

    private long? FirstLineOf(Month month) =>
        _months.All.FirstOrDefault(m => m.Index == MonthCounts.IndexOf(month.FirstDay))?.Line;
}
