using System.Globalization;
using System.Text;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Products;
using ForecastApi.Products.Boms;
using ForecastApi.Sales;
using ForecastApi.Sales.Parsing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Sylvan.Data.Csv;

namespace ForecastApi.Demo;

/// <summary>The made-up manufacturer of <c>database/sample</c>, loaded through the same stores as a user's data.</summary>
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

    /// <summary>A product that tells the sample from another company's data.</summary>
    public const string WellKnownSku = "KID-DUO";

    /// <summary>
    /// The months before the last one as of which it is forecast, so that published forecasts have met their sales;
    /// all after the launch of its newest product.
    /// </summary>
    public static IReadOnlyList<int> Origins { get; } = [3, 2, 1, 0];

    /// <summary>Products, bills and planning parameters first, sales last: where there are sales, all is there.</summary>
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
            SalesCsv.ReadAsync(sales, cancellationToken),
            OnError.Reject,
            new WaitedImport(Receipt.None, clock),
            cancellationToken
        );
    }

    /// <summary>The plan that the demo compares: the next season.</summary>
    public PlanRequest Plan()
    {
        using var reader = Open("plan.json");
        return JsonSerializer.Deserialize<PlanRequest>(
            reader.ReadToEnd(),
            json.Value.SerializerOptions
        )!;
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
        var plan = Plan();
        foreach (var entry in plan.Products ?? [])
            await planning.PutAsync(entry, Precondition.None, cancellationToken);
        await planning.PutDefaultsAsync(
            new PlanningDefaults
            {
                Workforce = plan.Workforce is { } w
                    ? w with
                    {
                        WorkingDays = Usual(w.WorkingDays),
                    }
                    : null,
                Resources =
                [
                    .. (plan.Resources ?? []).Select(r =>
                        r with
                        {
                            OpeningMachines = Usual(r.OpeningMachines),
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

    // Defaults serve plans of any length, so a value by month becomes the one of most months.
    private static PerMonth? Usual(PerMonth? value) =>
        value is { IsSeries: true }
            ? new([value.Values.Order().ElementAt(value.Values.Count / 2)], IsSeries: false)
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
