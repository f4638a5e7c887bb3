using System.Text.Json;

namespace ForecastApi.Tests.Http;

public sealed class PreviewTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Path = "/api/v1/forecasts/preview";

    [Fact]
    public async Task Preview_When_asked_for_Then_it_has_the_shape_of_a_forecast_and_its_candidates()
    {
        var preview = await PreviewAsync(History(48, i => 100 + (i % 12 * 5) + (i % 7)));
        Assert.Equal("2025-12", preview.GetProperty("asOf").GetString());
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("runId").ValueKind);
        Assert.Equal(48, preview.GetProperty("history").GetArrayLength());
        Assert.Equal(12, preview.GetProperty("forecast").GetArrayLength());
        var candidates = preview.GetProperty("candidates").EnumerateArray().ToList();
        Assert.True(candidates.Count > 1);
        var selected = candidates.Where(c => c.GetProperty("selected").GetBoolean()).ToList();
        Assert.NotEmpty(selected);
        Assert.Equal(1, candidates.Sum(c => c.GetProperty("weight").GetDouble()), 9);
        Assert.All(
            candidates.Except(selected),
            c => Assert.Equal(0, c.GetProperty("weight").GetDouble())
        );
    }

    [Fact]
    public async Task Preview_When_no_model_suits_the_history_Then_it_says_that_it_fell_back()
    {
        var preview = await PreviewAsync(History(13, i => 100 + i), ""","models":["ssa"]""");
        Assert.Equal("seasonalNaive", preview.GetProperty("model").GetString());
        Assert.Equal(
            "ssa: needs 25 months of history, but there are 13.",
            preview.GetProperty("failureReason").GetString()
        );
        preview = await PreviewAsync(History(13, i => 100 + i));
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("failureReason").ValueKind);
    }

    [Fact]
    public async Task Preview_When_demand_has_a_pattern_Then_it_gives_the_demand_class()
    {
        var smooth = await PreviewAsync(History(36, i => 100 + (i % 7)));
        var intermittent = await PreviewAsync(History(36, i => i % 3 == 0 ? 10 : 0));
        var lumpy = await PreviewAsync(History(36, i => i % 3 == 0 ? (i % 2 == 0 ? 100 : 1) : 0));
        var none = await PreviewAsync(History(36, _ => 0));
        Assert.Equal(
            ["smooth", "intermittent", "lumpy", null],
            new[] { smooth, intermittent, lumpy, none }.Select(p =>
                p.GetProperty("demandClass").GetString()
            )
        );
    }

    [Fact]
    public async Task Preview_When_months_are_missing_or_out_of_order_Then_they_are_filled_and_sorted()
    {
        var preview = await PreviewAsync(
            """[{"period":"2025-05","quantity":5},{"period":"2025-02","quantity":2}]"""
        );
        Assert.Equal(
            """[{"period":"2025-02","quantity":2},{"period":"2025-03","quantity":0},{"period":"2025-04","quantity":0},{"period":"2025-05","quantity":5}]""",
            preview.GetProperty("history").GetRawText()
        );
        Assert.Equal(
            "2025-06",
            preview.GetProperty("forecast")[0].GetProperty("period").GetString()
        );
    }

    [Fact]
    public async Task Preview_When_a_month_is_adjusted_Then_the_adjustment_is_listed_and_the_history_kept()
    {
        var preview = await PreviewAsync(
            """
            [{"period":"2025-08","quantity":10},{"period":"2025-09","quantity":10},
             {"period":"2025-10","quantity":4,"stockout":0.6},{"period":"2025-11","quantity":-3},
             {"period":"2025-12","quantity":10,"stockout":0}]
            """
        );
        Assert.Equal(
            """[{"period":"2025-10","kind":"stockout","quantity":4,"used":10},{"period":"2025-11","kind":"return","quantity":-3,"used":10}]""",
            preview.GetProperty("adjustments").GetRawText()
        );
        Assert.Equal(
            [10m, 10m, 4m, -3m, 10m],
            preview
                .GetProperty("history")
                .EnumerateArray()
                .Select(m => m.GetProperty("quantity").GetDecimal())
        );
    }

    [Fact]
    public async Task Preview_When_a_model_is_named_Then_only_that_one_is_tried()
    {
        var history = History(36, i => 50 + (i % 12));
        var preview = await PreviewAsync(history, ""","models":["seasonalNaive"]""");
        Assert.Equal("seasonalNaive", preview.GetProperty("model").GetString());
        Assert.Equal(
            ["seasonalNaive"],
            preview
                .GetProperty("candidates")
                .EnumerateArray()
                .Select(c => c.GetProperty("model").GetString())
        );
        Assert.Equal(
            Enumerable.Range(24, 12).Select(i => 50m + (i % 12)),
            preview
                .GetProperty("forecast")
                .EnumerateArray()
                .Select(m => m.GetProperty("quantity").GetDecimal())
        );
    }

    [Theory]
    [InlineData("""{"history":[]}""", "history")]
    [InlineData("""{"history":null}""", "history")]
    [InlineData("""{"history":[null]}""", "history[0]")]
    [InlineData("""{"history":[{"period":"2025-01","quantity":1e13}]}""", "history[0].quantity")]
    [InlineData("""{"history":[{"period":"2025-01","quantity":1e400}]}""", "history[0].quantity")]
    [InlineData("""{"history":[{"period":"2025-1","quantity":1}]}""", "history[0].period")]
    [InlineData(
        """{"history":[{"period":"2025-01","quantity":1,"stockout":1.1}]}""",
        "history[0].stockout"
    )]
    [InlineData("""{"history":[{"period":"2025-01"}]}""", "history[0].quantity")]
    [InlineData(
        """{"history":[{"period":"2025-01","quantity":1},{"period":"2025-01","quantity":1}]}""",
        "history[1].period"
    )]
    [InlineData(
        """{"history":[{"period":"1900-01","quantity":1},{"period":"2100-01","quantity":1}]}""",
        "history"
    )]
    [InlineData("""{"history":[{"period":"2025-01","quantity":1}],"horizon":37}""", "horizon")]
    [InlineData(
        """{"history":[{"period":"2025-01","quantity":1}],"models":["magic"]}""",
        "models[0]"
    )]
    [InlineData("""{"history":[{"period":"2025-01","quantity":1}],"models":[null]}""", "models[0]")]
    [InlineData("""{"history":[{"period":"2025-01","quantity":1}],"models":[]}""", "models")]
    public async Task Preview_When_the_request_is_invalid_Then_the_error_gives_its_path(
        string json,
        string path
    )
    {
        var problem = await ApiFixture.ProblemOf(await api.PostAsync(Path, json), 400);
        Assert.True(
            problem.GetProperty("errors").TryGetProperty(path, out _),
            problem.GetRawText()
        );
    }

    private async Task<JsonElement> PreviewAsync(string history, string more = "") =>
        await ApiFixture.SucceededAsync(
            await api.PostAsync(Path, $$"""{"history":{{history}}{{more}}}""")
        );

    private static string History(int months, Func<int, int> quantity) =>
        JsonSerializer.Serialize(
            Enumerable
                .Range(0, months)
                .Select(i => new
                {
                    period = new DateOnly(2025, 12, 1)
                        .AddMonths(i + 1 - months)
                        .ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                    quantity = quantity(i),
                })
        );
}
