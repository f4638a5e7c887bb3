using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class DiscontinuedModelTests
{
    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(40, true)]
    public void Fits_When_a_regular_product_is_silent_for_a_season_Then_it_has_stopped(
        int silence,
        bool stopped
    ) =>
        Assert.Equal(
            stopped,
            DiscontinuedModel.Fits([.. Signals.Of(30, _ => 100), .. new double[silence]], 12)
        );

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void Fits_When_it_paused_before_Then_the_silence_must_be_three_times_as_long(
        int silence,
        bool stopped
    ) =>
        Assert.Equal(
            stopped,
            DiscontinuedModel.Fits(
                [
                    .. Signals.Of(30, _ => 100),
                    .. new double[5],
                    .. Signals.Of(30, _ => 90),
                    .. new double[silence],
                ],
                12
            )
        );

    [Fact]
    public void Fits_When_demand_was_intermittent_Then_it_may_come_back() =>
        Assert.False(
            DiscontinuedModel.Fits([.. Signals.Of(30, t => t % 2), .. new double[30]], 12)
        );

    [Fact]
    public void Fits_When_nothing_was_ever_sold_Then_nothing_has_stopped() =>
        Assert.False(DiscontinuedModel.Fits(new double[30], 12));

    [Fact]
    public void Forecaster_When_a_product_has_stopped_Then_it_forecasts_nothing()
    {
        var result = new Forecaster(new ForecastSettings()).Forecast(
            new MonthlySeries(
                new DateOnly(2020, 1, 1),
                [.. Signals.SeasonalWithNoise(40), .. new double[14]]
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("discontinued", result.Model);
        Assert.All(result.Points, p => Assert.Equal((0, 0), (p.Quantity, p.Upper95)));
        Assert.Null(result.FailureReason);
    }
}
