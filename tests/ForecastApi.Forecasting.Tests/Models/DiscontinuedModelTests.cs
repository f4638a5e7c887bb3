using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class DiscontinuedModelTests
{
    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(40, true)]
    public void AppliesTo_When_regular_product_has_no_sales_for_a_season_Then_it_is_true(
        int silence,
        bool stopped
    ) =>
        Assert.Equal(
            stopped,
            DiscontinuedModel.AppliesTo([.. Signals.Of(30, _ => 100), .. new double[silence]], 12)
        );

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void AppliesTo_When_product_paused_before_Then_silence_must_be_three_times_longer(
        int silence,
        bool stopped
    ) =>
        Assert.Equal(
            stopped,
            DiscontinuedModel.AppliesTo(
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
    public void AppliesTo_When_demand_is_intermittent_Then_it_is_false() =>
        Assert.False(
            DiscontinuedModel.AppliesTo([.. Signals.Of(30, t => t % 2), .. new double[30]], 12)
        );

    [Fact]
    public void AppliesTo_When_there_are_no_sales_Then_it_is_false() =>
        Assert.False(DiscontinuedModel.AppliesTo(new double[30], 12));

    [Fact]
    public void Forecaster_When_product_is_discontinued_Then_forecast_is_zero()
    {
        var result = new Forecaster(new ForecastSettings()).Forecast(
            new MonthlySeries(
                new DateOnly(2020, 1, 1),
                [.. Signals.SeasonalWithNoise(40), .. new double[14]]
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("discontinued", result.Model);
        Assert.All(result.Points, p => Assert.Equal((0, 0), (p.Quantity, p.Lower80)));
        Assert.Null(result.FailureReason);
    }
}
