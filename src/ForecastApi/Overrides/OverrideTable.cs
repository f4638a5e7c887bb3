using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;

namespace ForecastApi.Overrides;

/// <summary>Overrides of many products as rows: a quantity, or a change of the statistical forecast in percent.</summary>
/// <param name="store">Stores each row.</param>
/// <param name="run">The latest run.</param>
/// <param name="author">The author of the rows.</param>
/// <param name="today">The day of the import.</param>
public sealed class OverrideTable(OverrideStore store, RunKey run, string author, DateOnly today)
    : ITable<OverrideTable.Row>
{
    public string Kind => "overrides";

    public string Operation => "importOverrides";

    public IReadOnlyList<string> Columns { get; } =
    ["sku", "period", "quantity", "percent", "reason"];

    public int RequiredColumns => 2;

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SameLettersAsync(
        DbSession session,
        IReadOnlyCollection<string> skus
    ) => SameLetters.FindAsync(session, skus);

    public ParsedRow<Row> Parse(TableRow row)
    {
        var errors = new List<RowError>();
        if (!row.TryMonth(1, out var month))
            errors.Add(
                new("period", $"'{CellText.Shown(row.Cells[1])}' is not a month; write YYYY-MM.")
            );
        var request = new OverrideRequest(
            row.Cells[4] is { Length: > 0 } reason ? reason : "Import",
            author,
            Quantity: Number(2),
            Percent: Number(3)
        );
        try
        {
            OverrideEndpoints.Check(request, today).ThrowIfAny();
        }
        catch (ProblemException problem)
        {
            errors.AddRange(RowError.From(problem));
        }
        return new(
            errors.Count > 0 ? null : new(row.Cells[0]?.Trim() ?? "", month, request),
            errors
        );

        decimal? Number(int column)
        {
            if (row.IsEmpty(column))
                return null;
            if (row.Format.TryExactNumber(row.Cell(column), out var value))
                return value;
            errors.Add(new(Columns[column], row.WhyNotANumber(column)));
            return null;
        }
    }

    public async Task<CheckedRows<Row>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        var accepted = new List<(long Line, Row Row)>();
        var errors = new List<ImportError>();
        foreach (var (line, row) in rows)
            if (await store.FindForecastAsync(session, run, row.Sku, row.Month) is null)
                errors.Add(
                    ImportError.From(
                        line,
                        new("sku", $"'{row.Sku}' has no forecast of {row.Month} in the latest run.")
                    )
                );
            else
                accepted.Add((line, row));
        return new(accepted, errors);
    }

    public async Task<ImportCounts> StoreAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        var last = new Dictionary<(string, Month), Row>();
        foreach (var (_, row) in rows)
            last[(row.Sku, row.Month)] = row;
        var updated = 0L;
        foreach (var row in last.Values)
        {
            var (before, _) = await store.PutAsync(
                session,
                run,
                row.Sku,
                row.Month,
                row.Request,
                precondition: null
            );
            updated += before is null ? 0 : 1;
        }
        return new(
            last.Count - updated,
            updated,
            last.Values.Select(r => r.Sku).Distinct(StringComparer.Ordinal).Count()
        );
    }

    /// <summary>A row of the file.</summary>
    public sealed record Row(string Sku, Month Month, OverrideRequest Request);
}
