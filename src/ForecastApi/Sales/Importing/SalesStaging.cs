using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales.Importing.Warnings;
using ForecastApi.Sales.Parsing;
using ForecastApi.Sales.Periods;

namespace ForecastApi.Sales.Importing;

/// <summary>
/// Fills the temporary tables of one import. They belong to the connection, so that a killed import leaves nothing
/// behind and other writers wait only for the final upsert.
/// </summary>
public sealed class SalesStaging(DbSession session, SalesWarnings warnings)
{
    private const int ChunkRows = 1024;
    private const int MaxReturnedErrors = 100;

    private static readonly SqlText DropSales = new("DROP TABLE IF EXISTS {temp}SalesStage");
    private static readonly SqlText DropSkus = new("DROP TABLE IF EXISTS {temp}SkuStage");
    private static readonly SqlText DropErrors = new("DROP TABLE IF EXISTS {temp}ErrorStage");

    /// <summary>The columns of a table of staged lines.</summary>
    public const string LineColumns = """
        Line bigint NOT NULL,
        SkuNumber int NOT NULL,
        SaleDate {date} NOT NULL,
        PeriodEnd {date} NULL,
        Channel nvarchar(50) {binary} NOT NULL,
        Quantity decimal(19, 6) NOT NULL,
        UnitPrice decimal(19, 6) NULL,
        Stockout decimal(19, 6) NULL
        """;

    private static readonly SqlText CreateSales = new(
        "CREATE TABLE {temp}SalesStage (" + LineColumns + ")"
    );

    /// <summary>INTEGER instead of int: SQLite then uses the row id as the key, without a separate index.</summary>
    private static readonly SqlText CreateSkus = new(
        """
        CREATE TABLE {temp}SkuStage (
            SkuNumber INTEGER NOT NULL PRIMARY KEY,
            Sku nvarchar(100) {binary} NOT NULL,
            ProductId int NULL
        )
        """
    );

    private static readonly SqlText CreateErrors = new(
        """
        CREATE TABLE {temp}ErrorStage (
            ErrorNumber bigint NOT NULL,
            Line bigint NOT NULL,
            Field nvarchar(50) NULL,
            Message nvarchar(400) NOT NULL
        )
        """
    );

    private static readonly SqlText SalesStage = new("{temp}SalesStage");
    private static readonly SqlText SkuStage = new("{temp}SkuStage");
    private static readonly SqlText ErrorStage = new("{temp}ErrorStage");

    private static readonly string[] SalesColumns =
    [
        "Line",
        "SkuNumber",
        "SaleDate",
        "PeriodEnd",
        "Channel",
        "Quantity",
        "UnitPrice",
        "Stockout",
    ];
    private static readonly string[] SkuColumns = ["SkuNumber", "Sku"];
    private static readonly string[] ErrorColumns = ["ErrorNumber", "Line", "Field", "Message"];

    private readonly Dictionary<string, LastKey> _skus = new(StringComparer.Ordinal);
    private readonly List<ImportError> _firstErrors = [];
    private List<object?[]> _rows = new(ChunkRows);
    private List<object?[]> _errorRows = [];
    private Task _storing = Task.CompletedTask;
    private int _lastSkuNumber;

    /// <summary>False when no key can occur twice: the keys of each SKU are strictly increasing.</summary>
    private bool _mayRepeatKeys;
    private int _refusedSkus;
    private long _errors;
    private decimal _amount;

    public long Good { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>The good rows that were added to an earlier row with the same key.</summary>
    public long Merged { get; private set; }

    public DateOnly? FirstDate { get; private set; }

    public DateOnly? LastDate { get; private set; }

    public int Products => _skus.Count - _refusedSkus;

    /// <summary>The first hundred errors.</summary>
    public IReadOnlyList<ImportError> FirstErrors => _firstErrors;

    /// <summary>The months of the rows.</summary>
    public CoveredDays Covered { get; } = new();

    /// <summary>Whether a row covers more than its date.</summary>
    public bool HasPeriods { get; private set; }

    /// <summary>True when the rows of each SKU are consecutive and their keys strictly increasing.</summary>
    public bool InKeyOrder { get; private set; } = true;

    /// <summary>Creates the tables, fills them with the lines of a file and adds up the lines of each key.</summary>
    public async Task FillAsync(IAsyncEnumerable<SalesLine> lines)
    {
        await CreateAsync();
        try
        {
            await foreach (var line in lines)
            {
                warnings.Add(line.Warnings);
                if (line.Errors is null)
                    Add(line.Number, line.Row);
                else
                    Reject(line.Number, line.Errors);
                if (_rows.Count == ChunkRows)
                    await StoreSalesAsync();
                if (_errorRows.Count >= ChunkRows)
                    await StoreErrorsAsync();
            }
            await StoreSalesAsync();
            await StoreErrorsAsync();
            foreach (var chunk in _skus.Chunk(ChunkRows))
                await StoreAsync(
                    SkuStage,
                    SkuColumns,
                    [.. chunk.Select(s => new object?[] { s.Value.SkuNumber, s.Key })]
                );
        }
        finally
        {
            await _storing;
        }
        if (_mayRepeatKeys)
            await MergeAsync();
    }

    private async Task MergeAsync()
    {
        // A key can only exceed the limit where the whole file does
        if (_amount > Validation.MaxAmount)
            await RefuseAsync(await SalesMerging.TakeTooLargeAsync(session), SalesMerging.TooLarge);
        if (HasPeriods)
            await RefuseAsync(
                await SalesMerging.TakeDifferentPeriodsAsync(session),
                SalesMerging.DifferentPeriods
            );
        Merged = await SalesMerging.MergeAsync(session);
        InKeyOrder = true;
    }

    private async Task RefuseAsync(IReadOnlyList<long> refused, RowError error)
    {
        if (refused.Count == 0)
            return;
        foreach (var line in refused)
            Reject(line, [error]);
        Good -= refused.Count;
        await StoreErrorsAsync();
        await _storing;
        _refusedSkus += await SalesMerging.DropUnusedSkusAsync(session);
        (FirstDate, LastDate) = (null, null);
        Covered.Clear();
        foreach (var (from, to) in await SalesMerging.DatesAsync(session))
            AddDays(from, to);
    }

    private void AddDays(DateOnly from, DateOnly? periodEnd)
    {
        var to = periodEnd ?? from;
        FirstDate = FirstDate is { } first && first <= from ? first : from;
        LastDate = LastDate is { } last && last >= to ? last : to;
        Covered.Add(from, periodEnd);
    }

    private async Task CreateAsync()
    {
        SqlText[] statements =
        [
            DropSales,
            DropSkus,
            DropErrors,
            CreateSales,
            CreateSkus,
            CreateErrors,
        ];
        foreach (var sql in statements)
            await session.ExecuteAsync(sql);
    }

    private void Add(long line, in SalesRow row)
    {
        Good++;
        _amount += Math.Abs(row.Quantity);
        HasPeriods |= row.PeriodEnd is not null;
        AddDays(row.Date, row.PeriodEnd);
        if (!_skus.TryGetValue(row.Sku, out var key))
        {
            _skus[row.Sku] = key = new LastKey(_skus.Count + 1);
            warnings.AddSku(line, row.Sku);
        }
        else
        {
            _mayRepeatKeys |= !key.IsBefore(row);
        }
        warnings.Add(line, row, key.SkuNumber);
        key.Set(row);
        InKeyOrder &= !_mayRepeatKeys && key.SkuNumber >= _lastSkuNumber;
        _lastSkuNumber = key.SkuNumber;
        _rows.Add([
            line,
            key.SkuNumber,
            row.Date,
            row.PeriodEnd,
            row.Channel,
            row.Quantity,
            row.UnitPrice,
            row.Stockout,
        ]);
    }

    private void Reject(long line, IReadOnlyList<RowError> errors)
    {
        Rejected++;
        foreach (var rowError in errors)
        {
            _errors++;
            var error = ImportError.From(line, rowError);
            if (_firstErrors.Count < MaxReturnedErrors)
                _firstErrors.Add(error);
            _errorRows.Add([_errors, line, error.Field, error.Message]);
        }
    }

    private Task StoreSalesAsync()
    {
        var chunk = _rows;
        _rows = new(ChunkRows);
        return StoreAsync(SalesStage, SalesColumns, chunk);
    }

    private Task StoreErrorsAsync()
    {
        var chunk = _errorRows;
        _errorRows = [];
        return StoreAsync(ErrorStage, ErrorColumns, chunk);
    }

    /// <summary>Returns when the previous chunk is stored: one chunk is written while the next is read.</summary>
    private async Task StoreAsync(SqlText table, string[] columns, IReadOnlyList<object?[]> chunk)
    {
        await _storing;
        _storing = Task.Run(
            () => session.BulkInsertAsync(table, columns, chunk),
            session.CancellationToken
        );
    }

    private sealed class LastKey(int skuNumber)
    {
        private DateOnly _date;
        private string _channel = "";

        public int SkuNumber { get; } = skuNumber;

        public bool IsBefore(in SalesRow row) =>
            _date < row.Date
            || (_date == row.Date && string.CompareOrdinal(_channel, row.Channel) < 0);

        public void Set(in SalesRow row)
        {
            _date = row.Date;
            _channel = row.Channel;
        }
    }
}
