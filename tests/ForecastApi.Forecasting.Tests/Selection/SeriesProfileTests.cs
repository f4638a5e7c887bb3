using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class SeriesProfileTests
{
    [Fact]
    public void Of_DemandEverySecondMonth_IsIntermittent()
    {
        var profile = SeriesProfile.Of([0, 3, 0, 5, 0, 1]);

        Assert.Equal(2, profile.DemandInterval);
        Assert.True(profile.IsIntermittent);
        Assert.False(profile.IsConstant);
    }

    [Fact]
    public void Of_OneZeroMonthInFive_IsNotIntermittent() =>
        Assert.False(SeriesProfile.Of([4, 0, 3, 5, 2]).IsIntermittent);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Of_TheSameValueEveryMonth_IsConstant(double value) =>
        Assert.True(SeriesProfile.Of([value, value, value]).IsConstant);

    [Fact]
    public void Of_NoMonths_HasNoDemandInterval()
    {
        var profile = SeriesProfile.Of([]);

        Assert.Equal(0, profile.Length);
        Assert.Null(profile.DemandInterval);
    }
}
