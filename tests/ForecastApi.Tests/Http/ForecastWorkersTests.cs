namespace ForecastApi.Tests.Http;

public sealed class ForecastWorkersTests
{
    [Fact]
    public async Task Forecasts_When_made_by_one_worker_and_by_eight_Then_they_are_the_same_to_the_last_digit()
    {
        var alone = await ForecastsAsync("1");
        var together = await ForecastsAsync("8");

        Assert.Equal(40 * 6, alone.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Equal(alone, together);
    }

    /// <summary>More products than pooled models need, in several batches, forecast twice: the second run has incumbents.</summary>
    private static async Task<string> ForecastsAsync(string workers)
    {
        await using var api = new ApiFixture();
        api.Settings["Forecast:Workers"] = workers;
        api.Settings["Forecast:BatchSize"] = "3";
        var csv = string.Join(
            '\n',
            Enumerable
                .Range(0, 40)
                .SelectMany(p =>
                    Enumerable
                        .Range(0, 48)
                        .Select(m =>
                            FormattableString.Invariant(
                                $"P{p:D2},{new DateOnly(2022, 1, 1).AddMonths(m):yyyy-MM-dd},{100 + (p * 3) + (20 * Math.Sin(m * Math.PI / 6)) + (m * 7919 % (11 + p)):F3}"
                            )
                        )
                )
        );
        (await api.ImportAsync("sku,date,quantity\n" + csv + "\n")).EnsureSuccessStatusCode();
        for (var run = 0; run < 2; run++)
        {
            var started = await api.PostAsync("/api/v1/forecast-runs", """{"horizon":6}""");
            var ended = await api.EndOfAsync(started.Headers.Location!.ToString());
            Assert.Equal("succeeded", ended.GetProperty("status").GetString());
        }

        return await api.Http.GetStringAsync(
            "/api/v1/forecasts.csv",
            TestContext.Current.CancellationToken
        );
    }
}
