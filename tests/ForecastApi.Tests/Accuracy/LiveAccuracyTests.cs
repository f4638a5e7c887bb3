using System.Globalization;
using System.Text.Json;

namespace ForecastApi.Tests.Accuracy;

/// <summary>Two years revealed month by month: the service's live accuracy is what a direct computation gives.</summary>
public sealed class LiveAccuracyTests(RevealedCompany company) : IClassFixture<RevealedCompany>
{
    private const double Exact = 1e-9;

    [Fact]
    public async Task Live_When_grouped_by_lead_Then_it_equals_the_direct_computation()
    {
        var items = await ItemsAsync("basis=live&by=lead");
        Assert.Equal(["1", "2", "3", "4"], items.Select(i => Text(i, "key")));
        foreach (var item in items)
        {
            var lead = int.Parse(Text(item, "key"), CultureInfo.InvariantCulture);
            Check(company.Forecasts.Where(f => f.Lead == lead).ToList(), item);
        }
    }

    [Theory]
    [InlineData("total")]
    [InlineData("category")]
    [InlineData("product")]
    [InlineData("period")]
    [InlineData("origin")]
    [InlineData("model")]
    public async Task Live_When_grouped_by_any_key_Then_it_equals_the_direct_computation(string by)
    {
        var items = await ItemsAsync("basis=live&by=" + by);
        var groups = company
            .Forecasts.GroupBy(f =>
                by switch
                {
                    "total" => "total",
                    "category" => RevealedCompany.Skus.ToList().IndexOf(f.Sku) < 3
                        ? "first"
                        : "second",
                    "product" => f.Sku,
                    "period" => RevealedCompany.MonthAt(f.Month),
                    "origin" => RevealedCompany.MonthAt(f.Origin),
                    _ => f.Item.GetProperty("model").GetString()!,
                }
            )
            .ToDictionary(g => g.Key, g => g.ToList());
        Assert.Equal(groups.Keys.Order(StringComparer.Ordinal), items.Select(i => Text(i, "key")));
        foreach (var item in items)
            Check(groups[Text(item, "key")], item);
    }

    [Fact]
    public async Task Live_When_of_a_lead_time_Then_its_months_are_summed()
    {
        var item = Assert.Single(await ItemsAsync("basis=live&leadTime=3"));
        var sums = company
            .Forecasts.Where(f => f.Lead <= 3)
            .GroupBy(f => (f.Sku, f.Origin))
            .Where(g => g.Count() == 3)
            .Select(g => (Error: g.Sum(f => f.Error), Demand: g.Sum(f => f.Demand)))
            .ToList();
        Assert.Equal(sums.Count, item.GetProperty("points").GetInt32());
        Assert.Equal(
            sums.Sum(s => Math.Abs(s.Error)) / sums.Sum(s => s.Demand),
            item.GetProperty("wape").GetDouble(),
            Exact
        );
        Assert.Equal(JsonValueKind.Null, item.GetProperty("coverage80").ValueKind);
        Assert.Equal("noBounds", item.GetProperty("reasons").GetProperty("coverage80").GetString());
    }

    [Fact]
    public async Task Filters_When_set_Then_they_select_the_points()
    {
        var item = Assert.Single(
            await ItemsAsync("basis=live&sku=DELTA&leadFrom=2&leadTo=3&from=2025-03&to=2025-06")
        );
        Check(
            company
                .Forecasts.Where(f => f is { Sku: "DELTA", Lead: 2 or 3 })
                .Where(f =>
                    string.CompareOrdinal(RevealedCompany.MonthAt(f.Month), "2025-03") >= 0
                    && string.CompareOrdinal(RevealedCompany.MonthAt(f.Month), "2025-06") <= 0
                )
                .ToList(),
            item
        );
    }

    [Fact]
    public async Task Classes_When_products_differ_in_value_Then_the_largest_is_A()
    {
        var items = await ItemsAsync("basis=live&by=abc");
        Assert.Equal(["A", "B", "C"], items.Select(i => Text(i, "key")));
        Assert.Equal(6, items.Sum(i => i.GetProperty("series").GetInt32()));
        Assert.Equal(["X"], (await ItemsAsync("basis=live&by=xyz")).Select(i => Text(i, "key")));
    }

    [Fact]
    public async Task Month_When_corrected_Then_the_next_request_uses_the_correction()
    {
        await using var other = new ApiFixture();
        await ApiFixture.SucceededAsync(
            await other.ImportAsync(
                Http.TestHistory.Header + Http.TestHistory.Constant("A", 36, 100, 2024)
            )
        );
        await other.RunForecastAsync(new { horizon = 3 });
        await ApiFixture.SucceededAsync(
            await other.ImportAsync(Http.TestHistory.Header + "A,2025-01-10,80\n")
        );
        await other.RunForecastAsync(new { horizon = 3 });
        const string Live = "/api/v1/accuracy?basis=live";
        var item = (await other.GetJsonAsync(Live)).GetProperty("items")[0];
        Assert.Equal(20 / 80.0, item.GetProperty("wape").GetDouble(), Exact);
        const string Then = Live + "&actuals=asFirstKnown";
        // The run says that it has succeeded before it keeps what it saw.
        for (
            var tries = 0;
            tries < 100
                && (await other.GetJsonAsync(Then)).GetProperty("items").GetArrayLength() == 0;
            tries++
        )
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await ApiFixture.SucceededAsync(
            await other.ImportAsync(Http.TestHistory.Header + "A,2025-01-10,125\n")
        );
        item = (await other.GetJsonAsync(Live)).GetProperty("items")[0];
        Assert.Equal(25 / 125.0, item.GetProperty("wape").GetDouble(), Exact);
        Assert.Equal(-25 / 125.0, item.GetProperty("bias").GetDouble(), Exact);

        item = (await other.GetJsonAsync(Then)).GetProperty("items")[0];
        Assert.Equal(20 / 80.0, item.GetProperty("wape").GetDouble(), Exact);
        await ApiFixture.ProblemOf(
            await other.GetAsync("/api/v1/accuracy?basis=backtest&actuals=asFirstKnown"),
            400
        );
    }

    [Fact]
    public async Task Points_When_exported_Then_they_add_up_to_the_groups()
    {
        var csv = await ApiFixture.TextOf(
            await company.Api.GetAsync("/api/v1/accuracy/points.csv?basis=live")
        );
        var rows = csv.TrimEnd('\n').Split('\n');
        Assert.Equal(company.Forecasts.Count + 1, rows.Length);
        var header = rows[0].Split(',').ToList();
        double Sum(string column) =>
            rows.Skip(1)
                .Sum(r =>
                    double.Parse(r.Split(',')[header.IndexOf(column)], CultureInfo.InvariantCulture)
                );
        Assert.Equal(company.Forecasts.Sum(f => f.Demand), Sum("demand"), 1e-6);
        Assert.Equal(company.Forecasts.Sum(f => f.Quantity), Sum("quantity"), 1e-6);

        var lines = (
            await ApiFixture.TextOf(
                await company.Api.GetAsync("/api/v1/accuracy/points.ndjson?basis=live")
            )
        )
            .TrimEnd('\n')
            .Split('\n');
        Assert.Equal(company.Forecasts.Count, lines.Length);
        Assert.Equal(
            company.Forecasts.Sum(f => f.Demand),
            lines.Sum(l => JsonDocument.Parse(l).RootElement.GetProperty("demand").GetDouble()),
            1e-6
        );
    }

    [Fact]
    public async Task Groups_When_exported_Then_they_equal_the_answer()
    {
        var csv = await ApiFixture.TextOf(
            await company.Api.GetAsync("/api/v1/accuracy.csv?basis=live&by=product")
        );
        var rows = csv.TrimEnd('\n').Split('\n');
        var items = await ItemsAsync("basis=live&by=product");
        var wape = rows[0].Split(',').ToList().IndexOf("wape");
        Assert.Equal(
            items.Select(i => (Text(i, "key"), i.GetProperty("wape").GetDouble())),
            rows.Skip(1)
                .Select(r => r.Split(','))
                .Select(r => (r[0], double.Parse(r[wape], CultureInfo.InvariantCulture)))
        );
    }

    [Fact]
    public async Task Overrides_When_grouped_by_author_Then_they_are_compared_with_the_models()
    {
        var items = await ItemsAsync("basis=live&by=author");
        Assert.Equal(["ann", "bob"], items.Select(i => Text(i, "key")));
        foreach (var item in items)
        {
            var sku = Text(item, "key") == "ann" ? "BRAVO" : "DELTA";
            Check(company.Forecasts.Where(f => f.Sku == sku && f.IsOverridden).ToList(), item);
        }
        // Bob sets a month when it is two months away, and his word still stands in the next snapshot.
        Assert.Equal(46, items[1].GetProperty("points").GetInt32());
        Assert.Contains(
            "override",
            (await ItemsAsync("basis=live&by=model")).Select(i => Text(i, "key"))
        );
    }

    private static void Check(List<RevealedCompany.Published> points, JsonElement item)
    {
        double Of(string name) => item.GetProperty(name).GetDouble();
        var absolute = points.Sum(p => Math.Abs(p.Error));
        var demand = points.Sum(p => p.Demand);
        var series = points.GroupBy(p => p.Sku).ToList();
        Assert.Equal(points.Count, item.GetProperty("points").GetInt32());
        Assert.Equal(series.Count, item.GetProperty("series").GetInt32());
        Assert.Equal(absolute / points.Count, Of("mae"), Exact);
        Assert.Equal(absolute / demand, Of("wape"), Exact);
        Assert.Equal(points.Sum(p => p.Error) / demand, Of("bias"), Exact);
        Assert.Equal(
            1 - (absolute / points.Sum(p => Math.Abs(p.Naive - p.Demand))),
            Of("forecastValueAdded"),
            Exact
        );
        var overridden = points.Where(p => p.IsOverridden).ToList();
        if (overridden.Count == 0)
            Assert.Equal(JsonValueKind.Null, item.GetProperty("overrideValueAdded").ValueKind);
        else
            Assert.Equal(
                1
                    - (
                        overridden.Sum(p => Math.Abs(p.Error))
                        / overridden.Sum(p => Math.Abs(p.StatisticalError))
                    ),
                Of("overrideValueAdded"),
                Exact
            );
        Assert.Equal(points.Average(p => p.IsInside("80") ? 1.0 : 0), Of("coverage80"), Exact);
        Assert.Equal(points.Average(p => p.IsInside("95") ? 1.0 : 0), Of("coverage95"), Exact);
        Assert.Equal(
            series.Average(s => s.Average(p => Math.Abs(p.Error) / p.Scale)),
            Of("mase"),
            Exact
        );
        Assert.Equal(
            series.Average(s => s.Average(p => 2 * Math.Abs(p.Error) / (p.Demand + p.Quantity))),
            Of("smape"),
            Exact
        );
    }

    private static string Text(JsonElement item, string name) =>
        item.GetProperty(name).GetString()!;

    private async Task<List<JsonElement>> ItemsAsync(string query) =>
        [
            .. (await company.Api.GetJsonAsync("/api/v1/accuracy?" + query))
                .GetProperty("items")
                .EnumerateArray(),
        ];
}
