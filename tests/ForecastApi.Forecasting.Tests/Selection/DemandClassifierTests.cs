using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class DemandClassifierTests
{
    [Theory]
    [InlineData(DemandClass.Smooth, new double[] { 5, 6, 5, 6, 5, 6 })]
    [InlineData(DemandClass.Erratic, new double[] { 1, 20, 1, 1, 30, 1 })]
    [InlineData(DemandClass.Intermittent, new double[] { 5, 0, 6, 0, 0, 5 })]
    [InlineData(DemandClass.Lumpy, new double[] { 1, 0, 20, 0, 0, 1 })]
    public void Classify_When_interval_and_variation_are_known_Then_class_follows(
        DemandClass expected,
        double[] values
    ) => Assert.Equal(expected, DemandClassifier.Classify(values));

    [Fact]
    public void Classify_When_interval_equals_the_limit_Then_it_is_not_intermittent()
    {
        // 33 months with 25 demands: 1.32
        var values = Signals.Of(33, t => t < 25 ? 4 : 0);

        Assert.Equal(DemandClass.Smooth, DemandClassifier.Classify(values));
        Assert.Equal(DemandClass.Intermittent, DemandClassifier.Classify([.. values, 0]));
    }

    [Fact]
    public void Classify_When_there_is_no_demand_Then_it_is_null()
    {
        Assert.Null(DemandClassifier.Classify([]));
        Assert.Null(DemandClassifier.Classify([0, 0]));
        Assert.Null(DemandClassifier.Classify([0, -2]));
    }
}
