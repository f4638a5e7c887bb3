namespace ForecastApi.Forecasting.Tests;

public sealed class MonthlySeriesTests
{
    [Fact]
    public void Series_When_start_is_any_day_Then_it_is_the_first_of_the_month()
    {
        var series = new MonthlySeries(new DateOnly(2024, 11, 17), [1, 2, 3]);

        Assert.Equal(new DateOnly(2024, 11, 1), series.Start);
        Assert.Equal(new DateOnly(2025, 1, 1), series.MonthAt(2));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Series_When_a_value_is_not_finite_Then_it_throws(double value) =>
        Assert.Throws<ArgumentException>(() => new MonthlySeries(default, [1, value]));

    [Fact]
    public void Series_When_the_source_array_changes_Then_it_is_unchanged()
    {
        double[] values = [1, 2];
        var series = new MonthlySeries(default, values);
        values[0] = 9;

        Assert.Equal([1, 2], series.Values.ToArray());
    }
}
