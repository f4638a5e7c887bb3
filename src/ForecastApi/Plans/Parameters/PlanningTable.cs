using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Plans.Requests;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Parameters;

/// <summary>
/// Planning parameters as rows. A column that a file does not have stays as it is stored, an empty cell is the default, a
/// value per month is written 1;2;3, of a single month 1;. So a file of sku and openingStock alone is a stock count.
/// </summary>
public sealed class PlanningTable : ITable<PlanningTable.Row>
{
    private static readonly SqlText Bodies = new(
        """
        SELECT p.ProductId, p.Sku, g.Body FROM Products p
        LEFT JOIN ProductPlanning g ON g.ProductId = p.ProductId
        """
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM ProductPlanning WHERE ProductId = @ProductId"
    );

    private static readonly SqlText Planning = new("ProductPlanning");

    private static readonly string[] Stored = ["ProductId", "Body"];

    private readonly JsonSerializerOptions _json;

    public PlanningTable(IOptions<JsonOptions> json)
    {
        _json = json.Value.SerializerOptions;
        // The fields of the request's own entry, whatever they are
        Columns = [.. _json.GetTypeInfo(typeof(ProductPlanning)).Properties.Select(p => p.Name)];
    }

    public string Kind => "planning";

    public string Operation => "importPlanning";

    public IReadOnlyList<string> Columns { get; }

    public int Needed => 1;

    public Row? Parse(string?[] cells, Action<string?, string> report)
    {
        var row = new Row(cells);
        return TryApply(row, null, report) is null ? null : row;
    }

    public async Task<IReadOnlyList<(long Line, Row Row)>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows,
        Action<long, string?, string> report
    )
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Planning);
        var stored = await StoredAsync(session);
        var good = new List<(long, Row)>();
        foreach (var (line, row) in rows)
            if (!stored.TryGetValue(row.Sku, out var product))
                report(line, Columns[0], $"there is no product '{row.Sku}'; store it first.");
            else if (TryApply(row, product.Body, (f, m) => report(line, f, m)) is not null)
                good.Add((line, row));
        return good;
    }

    public async Task<ImportCounts> StoreAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        var stored = await StoredAsync(session);
        var last = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var (_, row) in rows)
            last[row.Sku] = row;
        var (inserted, updated) = (0L, 0L);
        var added = new List<object?[]>();
        foreach (var (sku, row) in last)
        {
            var before = stored[sku];
            var body = JsonSerializer.Serialize(TryApply(row, before.Body, (_, _) => { }), _json);
            if (body == before.Body)
                continue;
            if (before.Body is null)
                inserted++;
            else
                updated++;
            await session.ExecuteAsync(Delete, new { before.ProductId });
            added.Add([before.ProductId, body]);
        }
        await session.BulkInsertAsync(Planning, Stored, added);
        return new(inserted, updated, last.Count);
    }

    /// <summary>An entry as the cells of a row.</summary>
    public IEnumerable<string> Cells(ProductPlanning entry)
    {
        var values = JsonSerializer.SerializeToNode(entry, _json)!.AsObject();
        return Columns.Select(c =>
            values[c] switch
            {
                null => "",
                JsonArray months => string.Join(';', months.Select(m => m!.ToJsonString()))
                    + (months.Count == 1 ? ";" : ""),
                JsonValue value when value.GetValueKind() == JsonValueKind.String => CsvText.Cell(
                    value.GetValue<string>()
                ),
                { } value => value.ToJsonString(),
            }
        );
    }

    private static async Task<Dictionary<string, StoredRow>> StoredAsync(DbSession session) =>
        (await session.QueryAsync<StoredRow>(Bodies)).ToDictionary(
            r => r.Sku,
            StringComparer.Ordinal
        );

    /// <summary>The entry that the row makes of the stored one; null with every mistake reported.</summary>
    private ProductPlanning? TryApply(Row row, string? stored, Action<string?, string> report)
    {
        var values = stored is null ? [] : JsonNode.Parse(stored)!.AsObject();
        for (var c = 0; c < Columns.Count; c++)
            if (row.Cells[c]?.Trim() is { } cell)
            {
                values.Remove(Columns[c]);
                if (cell.Length > 0)
                    values[Columns[c]] = Value(cell);
            }
        values["sku"] = row.Sku;
        try
        {
            return PlanRules.Checked(row.Sku, values.Deserialize<ProductPlanning>(_json)!);
        }
        catch (JsonException error)
        {
            var field = (error.Path ?? "").TrimStart('$').TrimStart('.');
            report(
                field,
                $"'{CellText.Shown(row.Cells[Math.Max(0, Columns.ToList().IndexOf(field))])}' is not a value that this column takes."
            );
        }
        catch (ProblemException refusal)
        {
            foreach (var (field, messages) in refusal.Errors!)
            foreach (var message in messages)
                report(field, message);
        }
        return null;
    }

    private static JsonNode Value(string cell)
    {
        var parts = (cell.EndsWith(';') ? cell[..^1] : cell).Split(';');
        var numbers = new List<JsonNode>();
        foreach (var part in parts)
            if (CellText.TryNumber(part, out var number))
                numbers.Add(JsonValue.Create(number));
        if (numbers.Count != parts.Length)
            return JsonValue.Create(cell);
        return cell.Contains(';', StringComparison.Ordinal)
            ? new JsonArray([.. numbers])
            : numbers[0];
    }

    /// <summary>A row of the file.</summary>
    public sealed record Row(string?[] Cells)
    {
        public string Sku => Cells[0]!.Trim();
    }

    private sealed record StoredRow(int ProductId, string Sku, string? Body);
}
