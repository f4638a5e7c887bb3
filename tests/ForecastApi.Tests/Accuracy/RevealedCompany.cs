using System.Globalization;
using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Accuracy;

/// <summary>
/// Six products whose months 2024-01 to 2025-12 were revealed one by one, with a run before each and one after all; what
/// each run published and what was sold then is kept for a computation of its own.
/// </summary>
public sealed class RevealedCompany : IAsyncLifetime
{
    public const int Known = 36;
    public const int Revealed = 24;
    public const int Horizon = 4;

    private static readonly DateOnly FirstMonth = new(2021, 1, 1);

    public static IReadOnlyList<string> Skus { get; } =
    ["ALPHA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT"];

    public ApiFixture Api { get; } = new();

    /// <summary>Every published month of every official snapshot.</summary>
    public List<Published> Forecasts { get; } = [];

    public static decimal Sold(string sku, int month)
    {
        var p = Skus.ToList().IndexOf(sku);
        var wave = 40 * Math.Sin((month + p) * Math.PI / 6);
        var noise = (month * 7919 * (p + 3) % 61) - 30;
        return Math.Max(0, Math.Round((decimal)((100 * (p + 1)) + (month * p) + wave + noise), 2));
    }

    public static string MonthAt(int month) =>
        FirstMonth.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        foreach (var (i, sku) in Skus.Index())
            await Api.StoreAsync(
                $"/api/v1/products/{sku}",
                new { category = i < 3 ? "first" : "second", unitPrice = 10 + i }
            );
        await SellAsync(0, Known);
        for (var i = 0; i < Revealed; i++)
        {
            var run = await Api.RunForecastAsync(
                new { horizon = Horizon, asOf = MonthAt(Known + i - 1) }
            );
            Assert.Equal("succeeded", run.GetProperty("status").GetString());
            await OverrideAsync("BRAVO", Known + i, 1.1m, "ann");
            if (i + 1 < Revealed)
                await OverrideAsync("DELTA", Known + i + 1, 0.97m, "bob");
            await KeepAsync(i, run.GetProperty("id").GetString()!);
            await SellAsync(Known + i, Known + i + 1);
        }
        await Api.RunForecastAsync(new { horizon = Horizon });
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private Task OverrideAsync(string sku, int month, decimal factor, string author) =>
        Api.StoreAsync(
            $"/api/v1/products/{sku}/overrides/{MonthAt(month)}",
            new
            {
                quantity = Math.Round(Sold(sku, month) * factor, 2),
                reason = "knows the customers",
                author,
            }
        );

    private async Task KeepAsync(int origin, string run)
    {
        var list = await Api.GetJsonAsync($"/api/v1/forecasts?runId={run}&limit=1000");
        foreach (var f in list.GetProperty("items").EnumerateArray())
        {
            var sku = f.GetProperty("sku").GetString()!;
            var period = f.GetProperty("period").GetString()!;
            var lead = Enumerable
                .Range(1, Horizon)
                .First(h => MonthAt(Known + origin + h - 1) == period);
            var month = Known + origin + lead - 1;
            if (month < Known + Revealed)
                Forecasts.Add(new(sku, Known + origin - 1, lead, month, f));
        }
    }

    private async Task SellAsync(int first, int end)
    {
        var csv = new System.Text.StringBuilder(TestHistory.Header);
        foreach (var sku in Skus)
            for (var month = first; month < end; month++)
                csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{sku},{MonthAt(month)}-15,{Sold(sku, month)}\n"
                );
        await ApiFixture.SucceededAsync(await Api.ImportAsync(csv.ToString()));
    }

    /// <param name="Origin">The last month known, counted from the first.</param>
    /// <param name="Month">The month forecast, counted likewise.</param>
    public sealed record Published(string Sku, int Origin, int Lead, int Month, JsonElement Item)
    {
        public double Demand => (double)Sold(Sku, Month);

        public double Quantity => Of("quantity");

        public double Error => Quantity - Demand;

        public bool IsOverridden => Item.GetProperty("model").GetString() == "override";

        /// <summary>The error of what the models forecast.</summary>
        public double StatisticalError =>
            Item.GetProperty("statistical").GetProperty("quantity").GetDouble() - Demand;

        /// <summary>The same month a year before, the latest that was known.</summary>
        public double Naive => (double)Sold(Sku, Month - 12);

        /// <summary>Mean absolute seasonal difference up to the origin.</summary>
        public double Scale =>
            Enumerable
                .Range(12, Origin - 11)
                .Average(t => Math.Abs((double)(Sold(Sku, t) - Sold(Sku, t - 12))));

        public bool IsInside(string level) =>
            Of("lower" + level) <= Demand && Demand <= Of("upper" + level);

        private double Of(string name) => Item.GetProperty(name).GetDouble();
    }
}
