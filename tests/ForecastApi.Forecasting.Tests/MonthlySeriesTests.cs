namespace ForecastApi.Forecasting.Tests;

public sealed class MonthlySeriesTests
{
    [Fact]
    public void Series_FromAnyDay_StartsOnTheFirstOfItsMonth()
    {
        var series = new MonthlySeries(new DateOnly(2024, 11, 17), [1, 2, 3]);

        Assert.Equal(new DateOnly(2024, 11, 1), series.Start);
        Assert.Equal(new DateOnly(2025, 1, 1), series.MonthAt(2));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_WithAValueThatIsNotFinite_IsRefused(double value) =>
        Assert.Throws<ArgumentException>(() => new MonthlySeries(default, [1, value]));

    [Fact]
    public void Series_WhenTheCallersArrayChanges_StaysAsItWas()
    {
        double[] values = [1, 2];
        var series = new MonthlySeries(default, values);
        values[0] = 9;

        Assert.Equal([1, 2], series.Values.ToArray());
    }
}
