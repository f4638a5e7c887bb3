using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class SeasonalAdjustmentTests
{
    [Fact]
    public void Shrunk_When_season_is_clear_Then_it_is_kept()
    {
        var values = Signals.Of(72, t => 100 + (30 * Math.Sin(2 * Math.PI * t / 12)));

        var indices = SeasonalRatios.Decompose(values, 12, true, 0.75);

        Assert.All(
            indices.Shrunk(2).Zip(indices.Indices),
            pair => Assert.Equal(pair.Second, pair.First, 1e-9)
        );
    }

    [Fact]
    public void Shrunk_When_series_is_noise_Then_indices_are_small()
    {
        var random = new Random(11);
        var values = Signals.Of(60, _ => 100 + (40 * random.NextDouble()));

        var indices = SeasonalRatios.Decompose(values, 12, true, 0.75);

        var left = indices.Shrunk(2).Sum(i => Math.Abs(i - 1));
        Assert.True(left < 0.3 * indices.Indices.Sum(i => Math.Abs(i - 1)));
    }

    [Fact]
    public void Decay_When_season_changes_Then_recent_years_dominate()
    {
        var values = Signals.Of(72, t => 100 + ((t < 36 ? 10 : 30) * Math.Sin(Math.PI * t / 6)));

        var equal = SeasonalRatios.Decompose(values, 12, true, yearDecay: 1).Indices[3];
        var recent = SeasonalRatios.Decompose(values, 12, true, yearDecay: 0.5).Indices[3];

        Assert.True(recent > equal + 0.03);
    }

    [Fact]
    public void Classical_When_series_is_noise_Then_there_is_no_season()
    {
        var random = new Random(7);
        var values = Signals.Of(60, _ => 100 + random.NextDouble());

        Assert.Null(SeasonalIndices.Estimate(values, 12));
        Assert.NotNull(SeasonalIndices.Estimate(values, 12, SeasonalAdjustment.Shrunk));
    }
}
