// Writes products.csv, boms.csv and sales.csv of the sample company next to itself:
//   dotnet run database/sample/generate.cs
// Every run gives the same bytes on every machine: seeded random numbers, no transcendental functions
// (their last digit differs between maths libraries), invariant culture, line feeds.
// NoWarn: beside top-level statements no namespace can be declared for the whole file.

#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0047

using System.Globalization;
using System.Text;

var folder =
    AppContext.GetData("EntryPointFileDirectoryPath") as string
    ?? throw new InvalidOperationException("Start with: dotnet run database/sample/generate.cs");

Write(
    "products.csv",
    "sku,name,category,unit,unitPrice,unitCost,status,likeSku",
    Catalogue.ProductRows()
);
Write("boms.csv", "sku,componentSku,quantity,scrapRate", Catalogue.BomRows());
Write("sales.csv", "sku,date,quantity,unitPrice,channel,stockout", SalesBook.Rows());

void Write(string name, string header, IEnumerable<string> rows)
{
    var text = new StringBuilder(header).Append('\n');
    var count = 0;
    foreach (var row in rows)
    {
        text.Append(row).Append('\n');
        count++;
    }

    File.WriteAllText(Path.Combine(folder, name), text.ToString());
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} rows"));
}

/// <summary>A finished product. <c>Hours</c> are labour hours per unit, its sub-assemblies' included.</summary>
internal sealed record Finished(
    string Sku,
    string Name,
    string Category,
    decimal Price,
    decimal Hours
)
{
    public string Status { get; init; } = "active";
    public string LikeSku { get; init; } = "";
}

/// <summary>A bought part (with a price) or a sub-assembly made in house (without).</summary>
internal sealed record Component(string Sku, string Name, string Unit, decimal? Price);

/// <summary>One line of a bill of materials; <c>Scrap</c> is the share of the component lost in making.</summary>
internal sealed record BomLine(string Sku, string ComponentSku, decimal Quantity, decimal Scrap);

/// <summary>What the company makes and buys.</summary>
internal static class Catalogue
{
    private const decimal LabourRate = 26m;

    public static readonly Finished[] Products =
    [
        new("KID-DUO", "Duo child trailer, two seats", "Child trailers", 429m, 3.2m),
        new("KID-SOLO", "Solo child trailer, one seat", "Child trailers", 349m, 2.7m),
        new("KID-SPORT", "Sport child trailer, sprung", "Child trailers", 649m, 4.4m),
        new("CARGO-60", "Cargo trailer 60 kg", "Cargo trailers", 259m, 1.8m),
        new("CARGO-100", "Cargo trailer 100 kg", "Cargo trailers", 399m, 2.5m),
        new("CARGO-FOLD", "Folding cargo trailer", "Cargo trailers", 289m, 2.0m)
        {
            LikeSku = "CARGO-60",
        },
        new("DOG-M", "Dog trailer, medium", "Dog trailers", 299m, 2.2m),
        new("TOUR-1", "Touring trailer, single wheel", "Cargo trailers", 279m, 2.1m)
        {
            Status = "discontinued",
        },
        new("COVER-RAIN", "Rain cover", "Accessories", 49m, 0.5m),
        new("BAG-SHOP", "Shopping bag for cargo trailers", "Accessories", 59m, 0.6m),
        new("KIT-JOG", "Jogger conversion kit", "Accessories", 79m, 0.5m),
        new("SPARE-HITCH", "Hitch arm repair kit", "Spare parts", 39m, 0.3m),
    ];

    private static readonly Component[] Components =
    [
        new("WHEEL-20", "Wheel 20 inch, complete", "pcs", null),
        new("FRAME-KID", "Frame for child and dog trailers", "pcs", null),
        new("FRAME-CARGO", "Frame for cargo trailers", "pcs", null),
        new("CABIN-KID", "Sewn cabin, child trailers", "pcs", null),
        new("ARM-HITCH", "Hitch arm", "pcs", null),
        new("RIM-20", "Rim 20 inch", "pcs", 6.40m),
        new("HUB-QR", "Hub with quick-release axle", "pcs", 7.90m),
        new("SPOKE-184", "Spoke 184 mm with nipple", "pcs", 0.09m),
        new("TYRE-20", "Tyre 20 inch", "pcs", 5.20m),
        new("INNER-20", "Inner tube 20 inch", "pcs", 1.60m),
        new("TUBE-ALU", "Aluminium tube 25 mm", "m", 4.80m),
        new("TUBE-STEEL", "Steel tube 28 mm", "m", 3.10m),
        new("JOINT-PA", "Plastic frame joint", "pcs", 1.15m),
        new("BOLT-M6", "Bolt M6 with nut", "pcs", 0.08m),
        new("POWDER", "Powder coating", "kg", 7.50m),
        new("COUPLING", "Axle coupling", "pcs", 8.60m),
        new("FABRIC", "Fabric 600D, coated", "m2", 5.90m),
        new("MESH", "Mosquito mesh", "m2", 3.40m),
        new("ZIP", "Zip, water-repellent", "m", 1.10m),
        new("BUCKLE", "Buckle 25 mm", "pcs", 0.28m),
        new("BELT-SET", "Five-point belt", "pcs", 9.80m),
        new("DAMPER", "Spring damper", "pcs", 21.50m),
        new("FLOOR-PLY", "Plywood floor, cut", "pcs", 11.40m),
        new("WHEEL-JOG", "Jogger front wheel 12 inch", "pcs", 13.80m),
        new("CARTON-L", "Carton, large", "pcs", 3.90m),
        new("CARTON-S", "Carton, small", "pcs", 0.85m),
    ];

    /// <summary>One parent a line: component, quantity and, where some is lost in making, the share lost.</summary>
    private const string BillsOfMaterials = """
        KID-DUO     FRAME-KID 1, CABIN-KID 1 0.01, WHEEL-20 2, ARM-HITCH 1, BELT-SET 2, BOLT-M6 8 0.02, CARTON-L 1
        KID-SOLO    FRAME-KID 1, CABIN-KID 1 0.01, WHEEL-20 2, ARM-HITCH 1, BELT-SET 1, BOLT-M6 8 0.02, CARTON-L 1
        KID-SPORT   FRAME-KID 1 0.01, CABIN-KID 1 0.01, WHEEL-20 2, ARM-HITCH 1, BELT-SET 2, DAMPER 2 0.01, BOLT-M6 16 0.02, CARTON-L 1
        CARGO-60    FRAME-CARGO 1, WHEEL-20 2, ARM-HITCH 1, FLOOR-PLY 1 0.02, BOLT-M6 10 0.02, CARTON-L 1
        CARGO-100   FRAME-CARGO 1, WHEEL-20 2, ARM-HITCH 1, FLOOR-PLY 2 0.02, TUBE-STEEL 3.5 0.05, BOLT-M6 18 0.02, CARTON-L 1
        CARGO-FOLD  FRAME-CARGO 1 0.01, WHEEL-20 2, ARM-HITCH 1, JOINT-PA 6 0.02, FABRIC 1.2 0.06, BOLT-M6 14 0.02, CARTON-L 1
        DOG-M       FRAME-KID 1, WHEEL-20 2, ARM-HITCH 1, FLOOR-PLY 1 0.02, FABRIC 2.1 0.08, MESH 0.9 0.06, BOLT-M6 8 0.02, CARTON-L 1
        TOUR-1      FRAME-CARGO 1, WHEEL-20 1, ARM-HITCH 1, FABRIC 0.8 0.08, BOLT-M6 8 0.02, CARTON-L 1
        COVER-RAIN  FABRIC 1.6 0.08, ZIP 0.8 0.02, BUCKLE 4 0.02, CARTON-S 1
        BAG-SHOP    FABRIC 1.4 0.08, ZIP 1.1 0.02, BUCKLE 6 0.02, CARTON-S 1
        KIT-JOG     WHEEL-JOG 1, TUBE-ALU 1.1 0.05, BOLT-M6 6 0.02, CARTON-S 1
        SPARE-HITCH ARM-HITCH 1, BOLT-M6 4 0.02, CARTON-S 1
        WHEEL-20    RIM-20 1 0.01, HUB-QR 1, SPOKE-184 28 0.03, TYRE-20 1 0.01, INNER-20 1 0.02
        FRAME-KID   TUBE-ALU 6.5 0.06, JOINT-PA 8 0.02, BOLT-M6 12 0.02, POWDER 0.35 0.1
        FRAME-CARGO TUBE-STEEL 5.2 0.05, BOLT-M6 10 0.02, POWDER 0.4 0.1
        CABIN-KID   FABRIC 4.2 0.08, MESH 1.1 0.06, ZIP 2.4 0.02, BUCKLE 6 0.02
        ARM-HITCH   TUBE-STEEL 0.9 0.05, COUPLING 1, BOLT-M6 2 0.02, POWDER 0.05 0.1
        """;

    private static readonly BomLine[] Boms =
    [
        .. from row in BillsOfMaterials.Split('\n')
        let sku = row.Split(' ')[0]
        from line in row[sku.Length..].Split(',')
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select new BomLine(
            sku,
            fields[0],
            Csv.Parse(fields[1]),
            fields.Length > 2 ? Csv.Parse(fields[2]) : 0
        ),
    ];

    public static IEnumerable<string> ProductRows()
    {
        foreach (var p in Products)
            yield return Csv.Row(
                p.Sku,
                p.Name,
                p.Category,
                "pcs",
                Csv.Money(p.Price),
                Csv.Money(Material(p.Sku) + (p.Hours * LabourRate)),
                p.Status,
                p.LikeSku
            );
        foreach (var c in Components)
            yield return Csv.Row(
                c.Sku,
                c.Name,
                c.Price is null ? "Sub-assemblies" : "Parts",
                c.Unit,
                "",
                Csv.Money(c.Price ?? Material(c.Sku)),
                "active",
                ""
            );
    }

    public static IEnumerable<string> BomRows() =>
        Boms.Select(l =>
            Csv.Row(l.Sku, l.ComponentSku, Csv.Number(l.Quantity), Csv.Number(l.Scrap))
        );

    /// <summary>Cost of the exploded parts of one unit, EUR, scrap included: quantity / (1 − scrap) of each is used.</summary>
    private static decimal Material(string sku) =>
        Boms.Where(l => l.Sku == sku)
            .Sum(l =>
                l.Quantity / (1 - l.Scrap) * (PriceOf(l.ComponentSku) ?? Material(l.ComponentSku))
            );

    private static decimal? PriceOf(string sku) => Components.Single(c => c.Sku == sku).Price;
}

/// <summary>
/// How a product sells: <c>Level</c> units a month at the start, changing by <c>Growth</c> a year, times the
/// season's factor of the month (January first), times what happened in single months.
/// </summary>
internal sealed record Demand(string Sku, double Level, double Growth, double[] Season)
{
    /// <summary>Months of promotion, with the factor on the quantity; the price is reduced by 15 %.</summary>
    public Dictionary<string, double> Promotions { get; init; } = [];

    /// <summary>Other factors on the quantity of single months.</summary>
    public Dictionary<string, double> Events { get; init; } = [];

    /// <summary>Half-months (month, then a for the first and b for the second) with the share out of stock.</summary>
    public Dictionary<string, double> Stockouts { get; init; } = [];

    /// <summary>A lasting step: the month it starts and its factor.</summary>
    public (string From, double Factor)? Step { get; init; }

    public string FirstMonth { get; init; } = "0000-00";
    public string LastMonth { get; init; } = "9999-99";

    /// <summary>Share of web sales that comes back a month later.</summary>
    public double ReturnRate { get; init; }

    /// <summary>Chance of a single order in a month; 0 for a product that sells every month.</summary>
    public double SaleChance { get; init; }
}

/// <summary>Five years of sales, two rows a month and channel, dated at the end of each half-month.</summary>
internal static class SalesBook
{
    private const int Seed = 20_211_101;
    private const int Months = 60;
    private static readonly DateOnly Start = new(2021, 11, 1);

    private static readonly (string Name, double Share, decimal Price)[] Channels =
    [
        ("dealer", 0.50, 0.97m),
        ("web", 0.30, 1.12m),
        ("export", 0.20, 0.92m),
    ];

    // Price lists from 2021 on, against the current one of 2026
    private static readonly decimal[] PriceLists = [0.88m, 0.90m, 0.93m, 0.95m, 0.98m, 1m];

    // Per cent of an average month, January first; each season's mean is 100
    private static readonly double[] Spring = Season("45 65 110 150 165 150 125 105 85 65 60 75");
    private static readonly double[] Mild = Season("70 75 100 125 135 130 115 105 105 90 75 75");
    private static readonly double[] Autumn = Season("70 65 80 80 80 75 75 95 150 175 145 110");
    private static readonly double[] Christmas = Season("70 70 85 95 100 95 90 85 95 105 145 165");

    private static readonly Demand[] Demands =
    [
        new("KID-DUO", 245, 0.06, Spring),
        new("KID-SOLO", 250, -0.03, Spring),
        new("KID-SPORT", 60, 0.17, Spring),
        new("CARGO-60", 205, 0.08, Mild)
        {
            Promotions = new() { ["2023-08"] = 1.6, ["2025-08"] = 1.7 },
        },
        new("CARGO-100", 95, 0.07, Mild)
        {
            Stockouts = new()
            {
                ["2024-05b"] = 0.6,
                ["2024-06a"] = 1,
                ["2024-06b"] = 0.4,
                ["2026-04b"] = 0.5,
                ["2026-05a"] = 1,
                ["2026-05b"] = 0.7,
            },
        },
        new("CARGO-FOLD", 112, 0, Mild)
        {
            FirstMonth = "2026-06",
            Events = new() { ["2026-06"] = 0.5, ["2026-07"] = 0.8 },
        },
        new("DOG-M", 140, 0.02, Mild) { Step = ("2024-03", 1.4) },
        new("TOUR-1", 90, -0.12, Mild)
        {
            LastMonth = "2025-03",
            Events = new()
            {
                ["2024-11"] = 0.8,
                ["2024-12"] = 0.6,
                ["2025-01"] = 0.45,
                ["2025-02"] = 0.25,
                ["2025-03"] = 0.1,
            },
        },
        new("COVER-RAIN", 380, 0.02, Autumn),
        new("BAG-SHOP", 220, 0.05, Christmas) { ReturnRate = 0.12 },
        new("KIT-JOG", 190, 0.03, Mild)
        {
            Promotions = new()
            {
                ["2022-11"] = 2.2,
                ["2023-04"] = 1.9,
                ["2023-11"] = 2.4,
                ["2024-06"] = 2,
                ["2024-11"] = 2.3,
                ["2025-05"] = 2.1,
                ["2025-11"] = 2.5,
                ["2026-06"] = 1.9,
            },
        },
        new("SPARE-HITCH", 0, 0, []) { SaleChance = 0.35 },
    ];

    public static IEnumerable<string> Rows() =>
        Demands.SelectMany((d, i) => RowsOf(d, new Random(Seed + i)));

    private static IEnumerable<string> RowsOf(Demand d, Random random)
    {
        var price = Catalogue.Products.Single(p => p.Sku == d.Sku).Price;
        var webBefore = 0;
        for (var m = 0; m < Months; m++)
        {
            var first = Start.AddMonths(m);
            var month = first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            var noise = 1 + (0.05 * Normal(random));
            if (
                string.CompareOrdinal(month, d.FirstMonth) < 0
                || string.CompareOrdinal(month, d.LastMonth) > 0
            )
                continue;

            var promotion = d.Promotions.TryGetValue(month, out var factor);
            var list = price * PriceLists[first.Year - 2021] * (promotion ? 0.85m : 1m);
            if (d.SaleChance > 0)
            {
                if (random.NextDouble() < d.SaleChance)
                    yield return SingleOrder(d.Sku, first.AddDays(14), list, random);
                continue;
            }

            var returned = (int)Math.Round(webBefore * d.ReturnRate * (first.Month == 1 ? 2 : 1));
            if (returned > 0)
                yield return Row(
                    d.Sku,
                    first.AddDays(9),
                    -returned,
                    list * Channels[1].Price,
                    "web",
                    0
                );

            var expected = Expected(d, m, month, first.Month) * noise * (promotion ? factor : 1);
            webBefore = 0;
            foreach (var (name, share, channelPrice) in Channels)
            {
                foreach (var half in "ab")
                {
                    var date = half == 'a' ? first.AddDays(14) : first.AddMonths(1).AddDays(-1);
                    var stockout = d.Stockouts.GetValueOrDefault(month + half);
                    var units =
                        expected * share * 0.5 * (1 - stockout) * (1 + (0.07 * Normal(random)));
                    var quantity = (int)Math.Round(Math.Max(0, units));
                    if (name == "web")
                        webBefore += quantity;
                    if (quantity > 0 || stockout > 0)
                        yield return Row(
                            d.Sku,
                            date,
                            quantity,
                            list * channelPrice,
                            name,
                            stockout
                        );
                }
            }
        }
    }

    /// <summary>One order of 4 to 24 units through any channel.</summary>
    private static string SingleOrder(string sku, DateOnly date, decimal list, Random random)
    {
        var (name, _, channelPrice) = Channels[random.Next(Channels.Length)];
        return Row(sku, date, random.Next(4, 25), list * channelPrice, name, 0);
    }

    private static double[] Season(string percent) =>
        [.. percent.Split(' ').Select(p => (double)Csv.Parse(p) / 100)];

    /// <summary>Units a month before noise and promotions: level × trend × season × events.</summary>
    private static double Expected(Demand d, int index, string month, int monthOfYear)
    {
        var trend = 1.0;
        for (var year = 0; year < index / 12; year++)
            trend *= 1 + d.Growth;
        trend *= 1 + (d.Growth * (index % 12) / 12);
        var step = d.Step is { } s && string.CompareOrdinal(month, s.From) >= 0 ? s.Factor : 1;
        return d.Level
            * trend
            * step
            * d.Season[monthOfYear - 1]
            * d.Events.GetValueOrDefault(month, 1);
    }

    /// <summary>A nearly normal number, mean 0 and variance 1: the sum of twelve uniform ones less six.</summary>
    private static double Normal(Random random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += random.NextDouble();
        return sum;
    }

    private static string Row(
        string sku,
        DateOnly date,
        int quantity,
        decimal price,
        string channel,
        double stockout
    ) =>
        Csv.Row(
            sku,
            date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            quantity.ToString(CultureInfo.InvariantCulture),
            Csv.Money(price),
            channel,
            Csv.Number((decimal)stockout)
        );
}

internal static class Csv
{
    public static string Money(decimal value) =>
        value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Number(decimal value) =>
        value.ToString("0.####", CultureInfo.InvariantCulture);

    public static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static string Row(params string[] fields) =>
        string.Join(
            ',',
            fields.Select(f => f.Contains(',', StringComparison.Ordinal) ? $"\"{f}\"" : f)
        );
}
