using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class SeasonalAdjustmentTests
{
    [Fact]
    public void Shrunk_OfAClearSeason_KeepsIt()
    {
        var values = Signals.Of(72, t => 100 + (30 * Math.Sin(2 * Math.PI * t / 12)));

        var indices = SeasonalRatios.Of(values, 12, true, 0.75);

        Assert.All(
            indices.Shrunk(2).Zip(indices.Indices),
            pair => Assert.Equal(pair.Second, pair.First, 1e-9)
        );
    }

    [Fact]
    public void Shrunk_OfNoise_LeavesLittleOfIt()
    {
        var random = new Random(11);
        var values = Signals.Of(60, _ => 100 + (40 * random.NextDouble()));

        var indices = SeasonalRatios.Of(values, 12, true, 0.75);

        var left = indices.Shrunk(2).Sum(i => Math.Abs(i - 1));
        Assert.True(left < 0.3 * indices.Indices.Sum(i => Math.Abs(i - 1)));
    }

    [Fact]
    public void Decay_LetsTheSeasonMoveToTheRecentYears()
    {
        var values = Signals.Of(72, t => 100 + ((t < 36 ? 10 : 30) * Math.Sin(Math.PI * t / 6)));

        var equal = SeasonalRatios.Of(values, 12, true, yearDecay: 1).Indices[3];
        var recent = SeasonalRatios.Of(values, 12, true, yearDecay: 0.5).Indices[3];

        Assert.True(recent > equal + 0.03);
    }

    [Fact]
    public void Classical_OfNoise_HasNoSeason()
    {
        var random = new Random(7);
        var values = Signals.Of(60, _ => 100 + random.NextDouble());

        Assert.Null(SeasonalIndices.Of(values, 12));
        Assert.NotNull(SeasonalIndices.Of(values, 12, SeasonalAdjustment.Shrunk));
    }
}
