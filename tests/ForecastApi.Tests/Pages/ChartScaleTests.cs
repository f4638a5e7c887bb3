using ForecastApi.Pages.Shared.Charts;

namespace ForecastApi.Tests.Pages;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 3800, 0, 4000, 1000)]
    [InlineData(-200, 2000, -500, 2000, 500)]
    [InlineData(-15000, 0, -15000, 0, 5000)]
    [InlineData(0, 0.3, 0, 0.3, 0.1)]
    [InlineData(0, 0, 0, 1, 1)]
    public void Scale_When_fitted_Then_round_ticks_enclose_the_values(
        double lowest,
        double highest,
        double low,
        double high,
        double step
    )
    {
        var scale = ChartScale.Fit(lowest, highest, 5);
        Assert.Equal(low, scale.Low, 9);
        Assert.Equal(high, scale.High, 9);
        Assert.Equal(step, scale.Step, 9);
    }

    [Fact]
    public void Scale_When_values_have_any_magnitude_Then_it_has_zero_and_few_ticks()
    {
        for (var exponent = -6; exponent <= 13; exponent++)
            foreach (var part in (double[])[1, 1.7, 2.4, 3.3, 5.1, 7.9, 9.99])
            foreach (var below in (double[])[0, 0.1, 1, 3])
            {
                var highest = part * Math.Pow(10, exponent);
                var scale = ChartScale.Fit(-below * highest, highest, 5);
                var ticks = scale.Ticks.ToList();
                Assert.InRange(ticks.Count, 2, 8);
                Assert.Contains(ticks, t => Math.Abs(t) < scale.Step * 1e-6);
                Assert.True(scale.Low <= -below * highest * 0.999999);
                Assert.True(scale.High >= highest * 0.999999);
            }
    }
}
