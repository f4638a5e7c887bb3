using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Tests.Accuracy;

public sealed class ForecastStabilityTests
{
    [Fact]
    public void Measures_When_calculated_manually_Then_they_agree()
    {
        var stability = new ForecastStability();
        stability.Add(100, 130);
        stability.Add(50, 40);
        stability.Add(0, 0);
        // Changes 30, 10, 0; means of the pairs 115, 45, 0
        Assert.Equal(3, stability.Pairs);
        Assert.Equal(40.0 / 3, stability.MeanAbsoluteChange!.Value, 12);
        Assert.Equal(160.0 / 3, stability.MeanQuantity!.Value, 12);
        Assert.Equal(0.25, stability.Nervousness!.Value, 12);
    }

    [Fact]
    public void Nervousness_When_forecast_rises_from_zero_Then_it_is_two()
    {
        var stability = new ForecastStability();
        stability.Add(0, 7);
        Assert.Equal(2, stability.Nervousness);
    }

    [Fact]
    public void Measures_When_there_are_no_pairs_Then_they_are_null()
    {
        var stability = new ForecastStability();
        Assert.Null(stability.MeanAbsoluteChange);
        Assert.Null(stability.MeanQuantity);
        Assert.Null(stability.Nervousness);
        stability.Add(0, 0);
        Assert.Equal(0, stability.MeanAbsoluteChange);
        Assert.Null(stability.Nervousness);
    }

    [Fact]
    public void Sum_When_products_are_added_Then_it_covers_all_pairs()
    {
        var (one, other, all) = (
            new ForecastStability(),
            new ForecastStability(),
            new ForecastStability()
        );
        one.Add(10, 20);
        other.Add(30, 20);
        all.Add(one);
        all.Add(other);
        // The changes of the two would cancel in their total: 40 and 40
        Assert.Equal(2, all.Pairs);
        Assert.Equal(10, all.MeanAbsoluteChange);
        Assert.Equal(0.5, all.Nervousness);
    }
}
