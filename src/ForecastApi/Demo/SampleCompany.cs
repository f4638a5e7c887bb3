using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Requests.Merging;
using ForecastApi.Products;
using ForecastApi.Products.Boms;
using ForecastApi.Sales.Importing;
using ForecastApi.Sales.Parsing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Sylvan.Data.Csv;

namespace ForecastApi.Demo;

/// <summary>Loads the fictitious manufacturer of <c>database/sample</c> through the same stores as user data.</summary>
public sealed class SampleCompany(
    ProductStore products,
    BomStore boms,
    SalesImportStore imports,
    PlanningStore planning,
    IOptions<JsonOptions> json,
    TimeProvider clock
)
{
    public const string Name = "Haselbach, a maker of bicycle trailers";

    /// <summary>A product that identifies the data of the sample.</summary>
    public const string WellKnownSku = "KID-DUO";

    /// <summary>
    /// The origins of the demo's forecast runs, in months before the last one. Several origins make published forecasts
    /// that already have sales; all are after the launch of the newest product.
    /// </summary>
    public static IReadOnlyList<int> Origins { get; } = [3, 2, 1, 0];

    /// <summary>Loads products, bills of materials and planning parameters, and sales last, so that stored sales mean a complete load.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync("products.csv", cancellationToken))
            await products.PutAsync(
                ProductRules.Checked(
                    row["sku"],
                    new ProductBody(
                        Name: row["name"],
                        Category: NullIfEmpty(row["category"]),
                        Unit: NullIfEmpty(row["unit"]),
                        UnitPrice: Number(row["unitPrice"]),
                        UnitCost: Number(row["unitCost"]),
                        Status: Enum.Parse<ProductStatus>(row["status"], ignoreCase: true),
                        LikeSku: NullIfEmpty(row["likeSku"])
                    )
                ),
                Precondition.None,
                cancellationToken
            );
        await LoadBomsAsync(cancellationToken);
        await LoadPlanningAsync(cancellationToken);
        using var sales = Open("sales.csv");
        await imports.ImportAsync(
            SalesReader.ReadAsync(
                sales.BaseStream,
                FileKind.Csv,
                TableFormat.Default,
                cancellationToken
            ),
            OnError.Reject,
            new WaitedImport(IdempotencyRecord.None, clock),
            cancellationToken
        );
    }

    /// <summary>Returns the plan request of the demo, for the next season.</summary>
    public PlanBody Plan()
    {
        using var reader = Open("plan.json");
        return PlanBody.Read(JsonNode.Parse(reader.ReadToEnd()), json.Value.SerializerOptions);
    }

    private async Task LoadBomsAsync(CancellationToken cancellationToken)
    {
        var lines = new List<(string Sku, BomLine Line)>();
        await foreach (var row in RowsAsync("boms.csv", cancellationToken))
            lines.Add(
                (
                    row["sku"],
                    new(
                        row["componentSku"],
                        Number(row["quantity"]) ?? 0,
                        Number(row["scrapRate"]) ?? 0
                    )
                )
            );
        foreach (var bill in lines.GroupBy(l => l.Sku, l => l.Line, StringComparer.Ordinal))
            await boms.PutAsync(bill.Key, new([.. bill]), Precondition.None, cancellationToken);
    }

    private async Task LoadPlanningAsync(CancellationToken cancellationToken)
    {
        var plan = Plan().Request;
        foreach (var entry in plan.Products ?? [])
            await planning.PutAsync(entry, Precondition.None, cancellationToken);
        await planning.PutDefaultsAsync(
            new PlanningDefaults
            {
                Workforce = plan.Workforce is { } w
                    ? w with
                    {
                        WorkingDays = Median(w.WorkingDays),
                    }
                    : null,
                Resources =
                [
                    .. (plan.Resources ?? []).Select(r =>
                        r with
                        {
                            OpeningMachines = Median(r.OpeningMachines),
                        }
                    ),
                ],
                Suppliers = plan.Suppliers,
                Components = [.. (plan.Components ?? []).Select(c => c with { Receipts = null })],
            },
            Precondition.None,
            cancellationToken
        );
    }

    // Defaults apply to plans of any length, so a value per month is replaced by its median
    private static PerMonth? Median(PerMonth? value) =>
        value is { IsSeries: true }
            ? new(value.Values.Order().ElementAt(value.Values.Count / 2))
            : value;

    private static async IAsyncEnumerable<Dictionary<string, string>> RowsAsync(
        string file,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var csv = await CsvDataReader.CreateAsync(Open(file), cancel: cancellationToken);
        await using (csv)
            while (await csv.ReadAsync(cancellationToken))
                yield return Enumerable
                    .Range(0, csv.FieldCount)
                    .ToDictionary(csv.GetName, csv.GetString, StringComparer.Ordinal);
    }

    private static StreamReader Open(string file) =>
        new(
            typeof(SampleCompany).Assembly.GetManifestResourceStream("database.sample." + file)!,
            Encoding.UTF8
        );

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
