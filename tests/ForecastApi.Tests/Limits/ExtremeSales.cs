using System.Globalization;
using System.Text;
using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Limits;

/// <summary>
/// A company that sells the maximum amount in many rows of a month, beside products of ordinary sales; with a run as of
/// 2025-10, whose first months are known by now, and one as of 2025-12.
/// </summary>
public sealed class ExtremeSales : IAsyncLifetime
{
    public const int Ordinary = 35;

    private const int Months = 36;
    private const int Channels = 40;
    private const string Largest = "1000000000000";

    private readonly StringBuilder _sales = new("sku,date,quantity,channel\n");

    public static IReadOnlyList<string> Extreme { get; } =
    ["MONTH", "ALWAYS", "RETURNED", "SWINGING", "LATELY", "YOUNG", "LIKE"];

    public ApiFixture Api { get; } = new();

    public JsonElement First { get; private set; }

    public JsonElement Last { get; private set; }

    public async ValueTask InitializeAsync()
    {
        foreach (var sku in Extreme)
            await Api.StoreAsync(
                $"/api/v1/products/{sku}",
                new
                {
                    category = "extreme",
                    unitPrice = 1_000_000_000_000m,
                    unitCost = 1_000_000_000_000m,
                    likeSku = sku == "LIKE" ? "ALWAYS" : null,
                }
            );
        for (var p = 0; p < Ordinary; p++)
            _sales.Append(TestHistory.Seasonal($"GOOD-{p:D2}", Months, p + 1).Replace("\n", ",\n"));
        for (var month = 0; month < Months; month++)
        {
            Add("MONTH", month, month == 20 ? Largest : "1");
            Add("ALWAYS", month, Largest);
            Add("RETURNED", month, "-" + Largest);
            Add("SWINGING", month, (month % 2 == 0 ? "" : "-") + Largest);
            Add("LATELY", month, month < Months - 2 ? "0.000001" : Largest);
        }
        Add("YOUNG", Months - 3, Largest);
        await ApiFixture.SucceededAsync(await Api.ImportAsync(_sales.ToString()));
        First = await Api.RunForecastAsync(new { horizon = 6, asOf = "2025-10" });
        Last = await Api.RunForecastAsync(new { horizon = 6 });
        await ReviewedAsync();
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private void Add(string sku, int month, string quantity)
    {
        var date = new DateOnly(2025, 12, 5).AddMonths(month + 1 - Months);
        for (var channel = 0; channel < Channels; channel++)
            _sales.Append(
                CultureInfo.InvariantCulture,
                $"{sku},{date:yyyy-MM-dd},{quantity},C{channel}\n"
            );
    }

    /// <summary>Waits for the review, which follows the publication.</summary>
    private async Task ReviewedAsync()
    {
        for (var tries = 0; tries < 2400; tries++)
        {
            var list = await Api.GetJsonAsync("/api/v1/accuracy/exceptions");
            if (list.GetProperty("runId").GetString() == Last.GetProperty("id").GetString())
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The run was not reviewed within two minutes.");
    }
}
