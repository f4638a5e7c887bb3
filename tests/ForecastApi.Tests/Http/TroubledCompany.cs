using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Http;

/// <summary>
/// A company whose sales have every trouble that real sales have, a product each, and a finished run of 12 months as of
/// 2025-12. PLAIN is a product without trouble: season, growth and noise; the troubled ones are PLAIN with one trouble.
/// </summary>
public sealed class TroubledCompany : IAsyncLifetime
{
    /// <summary>Months of PLAIN's history.</summary>
    public const int Months = 48;

    private static readonly int[] Ages = [0, 1, 6, 11];

    private readonly StringBuilder _sales = new("sku,date,quantity,stockout\n");

    public ApiFixture Api { get; } = new();

    /// <summary>The run as it ended.</summary>
    public JsonElement Run { get; private set; }

    /// <summary>Returns the sales of PLAIN in a month; the last month is 2025-12.</summary>
    public static decimal Plain(int month) =>
        Math.Round(
            (decimal)(200 + month + (60 * Math.Sin(month * Math.PI / 6)) + (month * 7919 % 23)),
            2
        );

    public async ValueTask InitializeAsync()
    {
        AddTroubles();
        await AddNewProductsAsync();
        await ApiFixture.SucceededAsync(await Api.ImportAsync(_sales.ToString()));
        await Api.StoreAsync("/api/v1/products/DISCONTINUED", new { status = "discontinued" });
        Run = await Api.RunForecastAsync(new { horizon = 12 });
        Assert.Equal("succeeded", Run.GetProperty("status").GetString());
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    public Task<JsonElement> ForecastAsync(string sku) =>
        Api.GetJsonAsync($"/api/v1/products/{sku}/forecast");

    /// <summary>The forecast quantities of a product.</summary>
    public async Task<decimal[]> QuantitiesAsync(string sku) =>
        [
            .. (await ForecastAsync(sku))
                .GetProperty("forecast")
                .EnumerateArray()
                .Select(m => m.GetProperty("quantity").GetDecimal()),
        ];

    private void AddTroubles()
    {
        Add("PLAIN", Months, Plain);
        Add("RUNNING", Months, Plain);
        _sales.Append("RUNNING,2026-01-10,90000,\n");
        Add("RETURNS", Months, t => t == 40 ? -75 : Plain(t));
        Add("STOCKOUT", Months, t => t >= 42 ? Plain(t) / 2 : Plain(t), t => t >= 42 ? 0.5m : null);
        Add("OUTLIER", Months, t => t == 40 ? 4000 : Plain(t));
        Add("SHIFT", Months, t => t < 30 ? Plain(t) : 4 * Plain(t));
        Add("DISCONTINUED", Months, Plain);
        Add("STOPPED", Months, t => t < 34 ? Plain(t) : 0);
        Add("ZERO", Months, _ => 0);
        Add("CONSTANT", Months, _ => 42);
        Add("TINY", Months, t => 0.000001m * (1 + (t % 3)));
        Add("HUGE", Months, t => 890_000_000_000m + (10_000_000_000m * (t % 12)));
        for (var day = new DateOnly(2025, 7, 1); day.Year == 2025; day = day.AddDays(1))
            _sales.Append(
                CultureInfo.InvariantCulture,
                $"DAYS,{day:yyyy-MM-dd},{(Out(day) ? 0 : 10)},{(Out(day) ? 1 : 0)}\n"
            );

        static bool Out(DateOnly day) => day.Month == 10 && day.Day > 21;
    }

    /// <summary>LIKE-n sells half of PLAIN since n months; CATEGORY-n sells 30 in a category of products with levels about 100.</summary>
    private async Task AddNewProductsAsync()
    {
        foreach (var age in Ages)
        {
            await Api.StoreAsync($"/api/v1/products/LIKE-{age}", new { likeSku = "PLAIN" });
            await Api.StoreAsync($"/api/v1/products/CATEGORY-{age}", new { category = "garden" });
            Add($"LIKE-{age}", age, t => Plain(Months - age + t) / 2);
            Add($"CATEGORY-{age}", age, t => 0.3m * Garden(Months - age + t));
        }
        foreach (var level in new[] { 0.5m, 1, 1.5m })
        {
            var sku = string.Create(CultureInfo.InvariantCulture, $"GARDEN-{level}");
            await Api.StoreAsync($"/api/v1/products/{sku}", new { category = "garden" });
            Add(sku, Months, t => level * Garden(t));
        }
        await Api.StoreAsync("/api/v1/products/UNKNOWN", new { });
        await Api.StoreAsync("/api/v1/products/PART", new { category = "garden" });
        await Api.StoreAsync(
            "/api/v1/products/GARDEN-1/bom",
            new { lines = new[] { new { componentSku = "PART", quantity = 1 } } }
        );
    }

    /// <summary>A hundred a month on average, four times as much in May as in November.</summary>
    private static decimal Garden(int t) =>
        Math.Round((decimal)(100 + (60 * Math.Sin((t - 1) * Math.PI / 6))), 2) + (t * 31 % 7);

    private void Add(
        string sku,
        int months,
        Func<int, decimal> quantity,
        Func<int, decimal?>? stockout = null
    )
    {
        var first = new DateOnly(2025, 12, 1).AddMonths(1 - months);
        for (var t = 0; t < months; t++)
            _sales.Append(
                CultureInfo.InvariantCulture,
                $"{sku},{first.AddMonths(t):yyyy-MM-dd},{quantity(t)},{stockout?.Invoke(t)}\n"
            );
    }
}
