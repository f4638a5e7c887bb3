using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;
using ForecastApi.Plans.Requests;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Parameters;

/// <summary>
/// Planning parameters as rows. A column that the file does not have keeps its stored value; an empty cell resets the
/// value to its default. Values by month are written 2027-08=10;08=12;*=21. A file with sku and openingStock
/// alone is a stock count.
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

    private static readonly string[] StoredColumns = ["ProductId", "Body"];

    private readonly JsonSerializerOptions _json;

    public PlanningTable(IOptions<JsonOptions> json)
    {
        _json = json.Value.SerializerOptions;
        // The same fields as an entry of a plan request
        Columns =
        [
            .. _json
                .GetTypeInfo(typeof(ProductPlanning))
                .Properties.Select(p => p.Name)
                .Where(name => name != "omit"),
        ];
    }

    public string Kind => "planning";

    public string Operation => "importPlanning";

    public IReadOnlyList<string> Columns { get; }

    public int RequiredColumns => 1;

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SameLettersAsync(
        DbSession session,
        IReadOnlyCollection<string> skus
    ) => SameLetters.FindAsync(session, skus);

    public ParsedRow<Row> Parse(TableRow row)
    {
        var cells = new string?[Columns.Count];
        for (var c = 0; c < cells.Length; c++)
            if (c == 0)
                cells[c] = row.Cells[c];
            else if (TryPlain(row, c, out var hint) is { } plain)
                cells[c] = plain;
            else if (hint is not null)
                return new(null, [new(Columns[c], CellText.NotANumber(row.Cells[c]) + hint)]);
        var parsed = new Row(cells);
        var (entry, errors) = Apply(parsed, null);
        return new(entry is null ? null : parsed, errors);
    }

    public async Task<CheckedRows<Row>> CheckAsync(
        DbSession session,
        IReadOnlyList<(long Line, Row Row)> rows
    )
    {
        await DataVersions.AdvanceAsync(session, DataVersion.Planning);
        var stored = await StoredAsync(session);
        var accepted = new List<(long, Row)>();
        var errors = new List<ImportError>();
        foreach (var (line, row) in rows)
        {
            if (!stored.TryGetValue(row.Sku, out var product))
            {
                errors.Add(ImportError.From(line, new(Columns[0], ProductRules.Unknown(row.Sku))));
                continue;
            }
            var (entry, found) = Apply(row, product.Body);
            errors.AddRange(found.Select(e => ImportError.From(line, e)));
            if (entry is not null)
                accepted.Add((line, row));
        }
        return new(accepted, errors);
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
            var body = JsonSerializer.Serialize(Apply(row, before.Body).Entry, _json);
            if (body == before.Body)
                continue;
            if (before.Body is null)
                inserted++;
            else
                updated++;
            await session.ExecuteAsync(Delete, new { before.ProductId });
            added.Add([before.ProductId, body]);
        }
        await session.BulkInsertAsync(Planning, StoredColumns, added);
        return new(inserted, updated, last.Count);
    }

    /// <summary>Returns the cells of an entry.</summary>
    public object?[] Cells(ProductPlanning entry)
    {
        var values = JsonSerializer.SerializeToNode(entry, _json)!.AsObject();
        return
        [
            .. Columns.Select(c =>
                values[c] switch
                {
                    null => null,
                    JsonArray months when c != "byProducts" => string.Join(
                        ';',
                        months.Select(m => m!.ToJsonString())
                    ) + (months.Count == 1 ? ";" : ""),
                    JsonObject months => string.Join(
                        ';',
                        months.Select(m => $"{m.Key}={m.Value!.ToJsonString()}")
                    ),
                    JsonValue value => value.GetValueKind() switch
                    {
                        JsonValueKind.String => value.GetValue<string>(),
                        JsonValueKind.Number => JsonSerializer.Deserialize<decimal>(value),
                        _ => value.ToJsonString(),
                    },
                    { } value => (object)value.ToJsonString(),
                }
            ),
        ];
    }

    private static async Task<Dictionary<string, StoredRow>> StoredAsync(DbSession session) =>
        (await session.QueryAsync<StoredRow>(Bodies)).ToDictionary(
            r => r.Sku,
            StringComparer.Ordinal
        );

    /// <summary>Returns the stored entry with the values of the row; null with the errors of the row.</summary>
    private (ProductPlanning? Entry, IReadOnlyList<RowError> Errors) Apply(Row row, string? stored)
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
            return (
                PlanRequestRules.CheckEntry(row.Sku, values.Deserialize<ProductPlanning>(_json)!),
                []
            );
        }
        catch (JsonException error)
        {
            var field = (error.Path ?? "").TrimStart('$').TrimStart('.');
            var cell = row.Cells[Math.Max(0, Columns.ToList().IndexOf(field))];
            return (
                null,
                [new(field, $"'{CellText.Shown(cell)}' is not a valid value of this column.")]
            );
        }
        catch (ProblemException problem)
        {
            return (null, [.. RowError.From(problem)]);
        }
    }

    /// <summary>Returns a cell with its numbers written plainly; null where there is no such column or a number is not readable.</summary>
    private static string? TryPlain(TableRow row, int column, out string? hint)
    {
        hint = null;
        if (row.Cells[column] is not { } cell)
            return null;
        var parts = cell.Split(';');
        for (var i = 0; i < parts.Length; i++)
        {
            var at = parts[i].IndexOf('=', StringComparison.Ordinal) + 1;
            var part = new Cell(parts[i].AsSpan(at), row.Cell(column).Kind);
            if (row.Format.TryExactNumber(part, out var number))
                parts[i] = parts[i][..at] + number.ToString(CultureInfo.InvariantCulture);
            else if (row.Format.NumberHint(part) is { Length: > 0 } found)
            {
                hint = found;
                return null;
            }
        }
        return string.Join(';', parts);
    }

    private static JsonNode Value(string cell)
    {
        if (cell.StartsWith('['))
            return List(cell);
        if (cell.Contains('=', StringComparison.Ordinal))
            return ByMonth(cell);
        var parts = (cell.EndsWith(';') ? cell[..^1] : cell).Split(';');
        var numbers = new List<JsonNode>();
        foreach (var part in parts)
            if (NumberText.TryParse(part, DecimalMark.Point, out var number))
                numbers.Add(
                    JsonValue.Create(
                        Math.Round(number, DecimalJsonConverter.Decimals, MidpointRounding.ToEven)
                    )
                );
        if (numbers.Count != parts.Length)
            return JsonValue.Create(cell);
        return cell.Contains(';', StringComparison.Ordinal)
            ? new JsonArray([.. numbers])
            : numbers[0];
    }

    private static JsonNode List(string cell)
    {
        try
        {
            return JsonNode.Parse(cell)!;
        }
        catch (JsonException)
        {
            return JsonValue.Create(cell);
        }
    }

    private static JsonNode ByMonth(string cell)
    {
        var months = new JsonObject();
        foreach (var part in cell.TrimEnd(';').Split(';'))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (
                at < 0
                || !NumberText.TryParse(part.AsSpan(at + 1), DecimalMark.Point, out var number)
                || !months.TryAdd(
                    part[..at].Trim(),
                    JsonValue.Create(
                        Math.Round(number, DecimalJsonConverter.Decimals, MidpointRounding.ToEven)
                    )
                )
            )
                return JsonValue.Create(cell);
        }
        return months;
    }

    /// <summary>A row of the file.</summary>
    public sealed record Row(string?[] Cells)
    {
        public string Sku => Cells[0]!.Trim();
    }

    private sealed record StoredRow(int ProductId, string Sku, string? Body);
}
