using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class SeriesProfileTests
{
    [Fact]
    public void Profile_When_every_second_month_has_demand_Then_it_is_intermittent()
    {
        var profile = SeriesProfile.From([0, 3, 0, 5, 0, 1]);

        Assert.Equal(2, profile.DemandInterval);
        Assert.True(profile.IsIntermittent);
        Assert.False(profile.IsConstant);
    }

    [Fact]
    public void Profile_When_one_month_in_five_is_zero_Then_it_is_not_intermittent() =>
        Assert.False(SeriesProfile.From([4, 0, 3, 5, 2]).IsIntermittent);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Profile_When_every_month_is_equal_Then_it_is_constant(double value) =>
        Assert.True(SeriesProfile.From([value, value, value]).IsConstant);

    [Fact]
    public void Profile_When_history_is_empty_Then_interval_is_null()
    {
        var profile = SeriesProfile.From([]);

        Assert.Equal(0, profile.Length);
        Assert.Null(profile.DemandInterval);
    }
}
