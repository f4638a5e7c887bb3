using System.Net;
using System.Text.Json;
using ForecastApi.Data;
using ForecastApi.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Exceptions;

/// <summary>Tests the exceptions that runs raise, through HTTP.</summary>
public sealed class ExceptionTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Exceptions_When_a_run_has_succeeded_Then_its_products_are_checked()
    {
        await _api.StoreAsync("/api/v1/products/STOPPED", new { unitPrice = 4 });
        await _api.StoreAsync("/api/v1/products/LIKE", new { likeSku = "STEADY" });
        await ImportAsync(
            TestHistory.Constant("STEADY", 36, 100)
                + TestHistory.Rows("STOPPED", 36, i => i < 35 ? 100 : 0)
                + TestHistory.Rows("QUIET", 36, i => i < 30 ? 100 : 0)
                + TestHistory.Rows("BACK", 36, i => i < 34 ? 100 : -8)
                + TestHistory.Constant("NEW", 4, 100)
                + TestHistory.Constant("LIKE", 4, 100)
                + TestHistory.Constant("YOUNG", 9, 100)
        );
        await RunAsync("2025-12");
        var list = await _api.GetJsonAsync("/api/v1/accuracy/exceptions");
        Assert.Equal("2025-12", list.GetProperty("asOf").GetString());
        var found = list.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [
                "BACK negativeSales",
                "LIKE shortHistory",
                "NEW newWithoutLike",
                "QUIET zeroRun",
                "STOPPED missingMonth",
                "YOUNG shortHistory",
            ],
            found
                .Select(Name)
                .Where(n => !n.EndsWith("levelShift", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.All(found, e => Assert.Equal("open", e.GetProperty("state").GetString()));
        Assert.Equal(found.Count, list.GetProperty("counts").GetProperty("open").GetInt32());
        var stopped = found.Single(e => Name(e) == "STOPPED missingMonth");
        Assert.Equal(100, stopped.GetProperty("value").GetDouble(), 9);
        Assert.Equal("high", stopped.GetProperty("severity").GetString());
        Assert.Equal("2025-12", stopped.GetProperty("period").GetString());
        Assert.Equal(
            stopped.GetProperty("quantityAtStake").GetDecimal() * 4,
            stopped.GetProperty("moneyAtStake").GetDecimal()
        );
        var forecast = await _api.GetJsonAsync("/api/v1/forecasts?sku=STOPPED&to=2026-03");
        Assert.Equal(
            forecast
                .GetProperty("items")
                .EnumerateArray()
                .Sum(f => f.GetProperty("quantity").GetDecimal()),
            stopped.GetProperty("quantityAtStake").GetDecimal()
        );
        // Ranked by stake × surprise
        var weights = found.Select(Weight).ToList();
        Assert.Equal(weights.OrderDescending(), weights);
    }

    [Fact]
    public async Task Exceptions_When_filtered_and_paged_Then_the_matching_are_returned_in_order()
    {
        await ImportAsync(
            TestHistory.Constant("A", 4, 100)
                + TestHistory.Constant("B", 4, 200)
                + TestHistory.Constant("C", 9, 50)
        );
        await RunAsync("2025-12");
        var names = new List<string>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = await _api.GetJsonAsync(
                "/api/v1/accuracy/exceptions?limit=1"
                    + (cursor.Length > 0 ? "&cursor=" + cursor : "")
            );
            names.Add(Name(Assert.Single(page.GetProperty("items").EnumerateArray())));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        Assert.Equal(["B newWithoutLike", "A newWithoutLike", "C shortHistory"], names);
        Assert.Equal(["C shortHistory"], await NamesAsync("?rule=shortHistory"));
        Assert.Equal(["A newWithoutLike"], await NamesAsync("?sku=A"));
        Assert.Empty(await NamesAsync("?state=acknowledged"));
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/accuracy/exceptions?rule=nonsense"),
            400
        );
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/accuracy/exceptions?cursor=nonsense"),
            400
        );
    }

    [Fact]
    public async Task State_When_set_Then_it_is_kept_until_the_condition_ends()
    {
        const string Place = "/api/v1/accuracy/exceptions/STOPPED/missingMonth";
        await ImportAsync(
            TestHistory.Constant("STEADY", 36, 100)
                + TestHistory.Rows("STOPPED", 36, i => i < 35 ? 100 : 0)
        );
        await RunAsync("2025-12");
        var read = await _api.GetAsync(Place);
        var tag = read.Headers.ETag!.Tag;
        var set = await _api.PutAsync(
            Place,
            new
            {
                state = "acknowledged",
                note = "asked the shop",
                author = "Ada",
            },
            ("If-Match", tag)
        );
        var body = await ApiFixture.SucceededAsync(set);
        Assert.Equal("acknowledged", body.GetProperty("state").GetString());
        Assert.Equal(set.Headers.ETag!.Tag, (await _api.GetAsync(Place)).Headers.ETag!.Tag);
        await ApiFixture.ProblemOf(
            await _api.PutAsync(Place, new { state = "resolved" }, ("If-Match", tag)),
            412
        );

        // A look back changes nothing; the same condition in the next run keeps the state
        await _api.RunForecastAsync(new { asOf = "2025-09" });
        await RunAsync("2025-12");
        var kept = await _api.GetJsonAsync(Place);
        Assert.Equal("acknowledged", kept.GetProperty("state").GetString());
        Assert.Equal("asked the shop", kept.GetProperty("note").GetString());
        Assert.Equal("Ada", kept.GetProperty("author").GetString());

        // The upload comes: it resolves by itself
        await ImportAsync("STOPPED,2025-12-15,100\n");
        await RunAsync("2025-12");
        var gone = await _api.GetJsonAsync(Place);
        Assert.Equal("resolved", gone.GetProperty("state").GetString());
        Assert.False(gone.GetProperty("holds").GetBoolean());
        Assert.DoesNotContain("STOPPED missingMonth", await NamesAsync(""));
        Assert.Contains("STOPPED missingMonth", await NamesAsync("?state=resolved"));
        var refused = await ApiFixture.ProblemOf(
            await _api.PutAsync(Place, new { state = "open" }),
            409
        );
        Assert.Equal("conditionGone", refused.GetProperty("code").GetString());

        // It comes back: a new occurrence, open and without the old note
        await ImportAsync("STOPPED,2025-12-15,0\n");
        await RunAsync("2025-12");
        var again = await _api.GetJsonAsync(Place);
        Assert.Equal("open", again.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("note").ValueKind);
    }

    [Fact]
    public async Task State_When_the_exception_is_unknown_or_the_body_invalid_Then_it_is_refused()
    {
        await ImportAsync(TestHistory.Constant("NEW", 4, 100));
        await RunAsync("2025-12");
        foreach (var place in (string[])["NEW/zeroRun", "NOBODY/newWithoutLike"])
        {
            await ApiFixture.ProblemOf(
                await _api.GetAsync("/api/v1/accuracy/exceptions/" + place),
                404
            );
            await ApiFixture.ProblemOf(
                await _api.PutAsync(
                    "/api/v1/accuracy/exceptions/" + place,
                    new { state = "resolved" }
                ),
                404
            );
        }
        foreach (
            var body in (object[])
                [
                    new { state = "gone" },
                    new { },
                    new { state = "open", nte = "" },
                    new { state = "open", note = new string('x', 1001) },
                    new { state = "open", author = new string('x', 201) },
                ]
        )
            await ApiFixture.ProblemOf(
                await _api.PutAsync("/api/v1/accuracy/exceptions/NEW/newWithoutLike", body),
                400
            );
    }

    /// <summary>
    /// A year of official snapshots of a product that sells 100: from 2025-09 on it sells 160. The forecasts of the next month are
    /// 100 as of 2025-08, and whatever follows; what the rules say of them is worked from what was published.
    /// </summary>
    [Fact]
    public async Task Live_rules_When_months_follow_one_another_Then_they_check_published_forecasts()
    {
        await ImportAsync(
            TestHistory.Rows("STEP", 36, i => i < 32 ? 100 + (i % 2) : 160 + (i % 2))
                + TestHistory.Constant("STEADY", 36, 100)
        );
        var lead1 = new List<(decimal Quantity, decimal Upper95)>();
        foreach (var asOf in (string[])["2025-08", "2025-09", "2025-10", "2025-11"])
        {
            await RunAsync(asOf);
            var month = (await _api.GetJsonAsync("/api/v1/forecasts?sku=STEP&limit=1")).GetProperty(
                "items"
            )[0];
            lead1.Add(
                (
                    month.GetProperty("quantity").GetDecimal(),
                    month.GetProperty("upper95").GetDecimal()
                )
            );
            if (asOf != "2025-09")
                continue;
            // 160 where 100 was expected: outside the band
            var outside = await _api.GetJsonAsync("/api/v1/accuracy/exceptions/STEP/outsideBand");
            Assert.Equal(160, outside.GetProperty("value").GetDouble(), 9);
            Assert.Equal((double)lead1[0].Upper95, outside.GetProperty("threshold").GetDouble(), 5);
        }
        await RunAsync("2025-12");
        decimal[] sold = [160, 161, 160, 161];
        var errors = lead1.Select((f, i) => f.Quantity - sold[i]).ToList();
        var low = errors.AsEnumerable().Reverse().TakeWhile(e => e < 0).Count();
        var response = await _api.GetAsync("/api/v1/accuracy/exceptions/STEP/oneSidedErrors");
        if (low >= 3)
            Assert.Equal(
                -low,
                (await ApiFixture.SucceededAsync(response)).GetProperty("value").GetDouble()
            );
        else
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await NamesAsync("?sku=STEADY"));
    }

    [Fact]
    public async Task Override_rules_When_one_is_old_and_harmful_Then_both_are_reported()
    {
        _api.Settings["Exceptions:OverrideMonths"] = "0";
        _api.Settings["Exceptions:OverridePoints"] = "1";
        await ImportAsync(TestHistory.Constant("STEADY", 36, 100));
        await RunAsync("2025-11");
        foreach (var month in (string[])["2025-12", "2026-03"])
            await _api.StoreAsync(
                "/api/v1/products/STEADY/overrides/" + month,
                new
                {
                    quantity = 160,
                    reason = "fair",
                    author = "Ada",
                }
            );
        await RunAsync("2025-12");
        // 160 published for 2025-12 with the band shifted, 100 sold: outside; still 160 for 2026-03, set a month ago
        Assert.Equal(
            ["STEADY outsideBand", "STEADY overrideHarmful", "STEADY overrideOld"],
            (await NamesAsync("")).Order(StringComparer.Ordinal)
        );
        var old = await _api.GetJsonAsync("/api/v1/accuracy/exceptions/STEADY/overrideOld");
        Assert.Equal(1, old.GetProperty("value").GetDouble());
        Assert.Equal(360, old.GetProperty("quantityAtStake").GetDecimal());
        var harmful = await _api.GetJsonAsync("/api/v1/accuracy/exceptions/STEADY/overrideHarmful");
        Assert.Contains(
            "an average error of 60, the models of 0",
            harmful.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Review_When_the_process_was_killed_before_it_Then_the_next_start_runs_it()
    {
        await ImportAsync(TestHistory.Constant("NEW", 4, 100));
        await RunAsync("2025-12");
        var database = _api.Services.GetRequiredService<Database>();
        var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using (connection)
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText =
                    "DELETE FROM Exceptions; UPDATE ForecastRuns SET ReviewedAt = NULL, FollowedAt = NULL;";
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
        }
        Assert.Empty(await NamesAsync(""));
        await using var next = ApiFixture.On(_api.Folder);
        await ReviewedAsync(next, null);
        var list = await next.GetJsonAsync("/api/v1/accuracy/exceptions");
        Assert.Equal(
            "NEW newWithoutLike",
            Name(Assert.Single(list.GetProperty("items").EnumerateArray()))
        );
    }

    [Theory]
    [InlineData("Exceptions:TrackingSignal", "0")]
    [InlineData("Exceptions:ForecastJump", "-1")]
    [InlineData("Exceptions:ZeroRunMonths", "121")]
    public async Task Settings_When_a_threshold_is_out_of_range_Then_the_start_fails(
        string key,
        string value
    )
    {
        var error = await RefusedStart.OfAsync((key, value));
        Assert.Contains(key.Split(':')[1], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_When_a_threshold_is_changed_Then_the_rules_use_it()
    {
        _api.Settings["Exceptions:NewProductMonths"] = "4";
        await ImportAsync(TestHistory.Constant("NEW", 4, 100));
        await RunAsync("2025-12");
        Assert.Equal(["NEW shortHistory"], await NamesAsync(""));
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string query) =>
        [
            .. (await _api.GetJsonAsync("/api/v1/accuracy/exceptions" + query))
                .GetProperty("items")
                .EnumerateArray()
                .Select(Name),
        ];

    private static string Name(JsonElement item) =>
        $"{item.GetProperty("sku").GetString()} {item.GetProperty("rule").GetString()}";

    private static double Weight(JsonElement item) =>
        (
            item.GetProperty("moneyAtStake") is { ValueKind: JsonValueKind.Number } money
                ? money.GetDouble()
                : item.GetProperty("quantityAtStake").GetDouble()
        ) * item.GetProperty("surprise").GetDouble();

    private async Task ImportAsync(string rows) =>
        await ApiFixture.SucceededAsync(await _api.ImportAsync(TestHistory.Header + rows));

    private async Task RunAsync(string asOf)
    {
        var run = await _api.RunForecastAsync(new { asOf });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        await ReviewedAsync(_api, run.GetProperty("id").GetString());
    }

    /// <summary>A run is published before it is reviewed.</summary>
    private static async Task ReviewedAsync(ApiFixture api, string? run)
    {
        for (var tries = 0; tries < 2400; tries++)
        {
            var list = await api.GetJsonAsync("/api/v1/accuracy/exceptions");
            var reviewed = list.GetProperty("runId").GetString();
            if (reviewed is not null && (run is null || reviewed == run))
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The run was not reviewed within two minutes.");
    }
}
