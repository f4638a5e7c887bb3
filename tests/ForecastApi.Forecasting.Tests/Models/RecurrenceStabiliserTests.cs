using ForecastApi.Forecasting.Models.Ssa;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class RecurrenceStabiliserTests
{
    [Fact]
    public void Stabilise_When_oscillation_grows_Then_its_growth_stops()
    {
        // Roots 1.1·e^(±iπ/4)
        var growing = new LinearRecurrence([-1.21, 2 * 1.1 * Math.Cos(Math.PI / 4)]);

        var stable = RecurrenceStabiliser.Stabilise(growing, 24);

        Assert.True(growing.ImpulseResponse(400).Max() > 1e6);
        Assert.InRange(stable.ImpulseResponse(400).Max(), 0, 2);
        Assert.Equal(2 * Math.Cos(Math.PI / 4), stable.Coefficients[^1], 1e-9);
    }

    [Fact]
    public void Stabilise_When_period_exceeds_the_window_Then_it_becomes_a_line()
    {
        // Roots 1.05·e^(±2πi/60): the window of 12 cannot have seen the period of 60.
        var slow = new LinearRecurrence([-1.1025, 2 * 1.05 * Math.Cos(2 * Math.PI / 60)]);

        var line = RecurrenceStabiliser.Stabilise(slow, 12);

        Assert.Equal([-1.0, 2.0], line.Coefficients.ToArray().Select(c => Math.Round(c, 9)));
    }

    [Fact]
    public void Stabilise_When_two_trends_grow_Then_they_become_a_line()
    {
        // Roots 1.02 and 0.95
        var stable = RecurrenceStabiliser.Stabilise(new LinearRecurrence([-0.969, 1.97]), 12);

        Assert.Equal([-1.0, 2.0], stable.Coefficients.ToArray().Select(c => Math.Round(c, 9)));
    }

    [Fact]
    public void Stabilise_When_one_trend_grows_Then_it_is_unchanged()
    {
        // Roots 1.02 and 0.5
        var stable = RecurrenceStabiliser.Stabilise(new LinearRecurrence([-0.51, 1.52]), 12);

        Assert.Equal([-0.51, 1.52], stable.Coefficients.ToArray().Select(c => Math.Round(c, 9)));
    }
}
