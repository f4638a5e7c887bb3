using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class DemandClassifierTests
{
    [Theory]
    [InlineData(DemandClass.Smooth, new double[] { 5, 6, 5, 6, 5, 6 })]
    [InlineData(DemandClass.Erratic, new double[] { 1, 20, 1, 1, 30, 1 })]
    [InlineData(DemandClass.Intermittent, new double[] { 5, 0, 6, 0, 0, 5 })]
    [InlineData(DemandClass.Lumpy, new double[] { 1, 0, 20, 0, 0, 1 })]
    public void Class_FollowsFromIntervalAndVariation(DemandClass expected, double[] values) =>
        Assert.Equal(expected, DemandClassifier.Of(values));

    [Fact]
    public void Interval_OfExactlyTheLimit_IsNotIntermittent()
    {
        // 33 months with 25 demands: 1.32
        var values = Signals.Of(33, t => t < 25 ? 4 : 0);

        Assert.Equal(DemandClass.Smooth, DemandClassifier.Of(values));
        Assert.Equal(DemandClass.Intermittent, DemandClassifier.Of([.. values, 0]));
    }

    [Fact]
    public void NoDemand_HasNoClass()
    {
        Assert.Null(DemandClassifier.Of([]));
        Assert.Null(DemandClassifier.Of([0, 0]));
        Assert.Null(DemandClassifier.Of([0, -2]));
    }
}
