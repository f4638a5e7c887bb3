using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Tests.Models.Smoothing;

public sealed class NelderMeadTests
{
    [Fact]
    public void Minimise_When_minimum_is_inside_the_cube_Then_it_is_found()
    {
        var valley = new Valley([0.3, 0.7, 0.55]);
        double[] point = [0.9, 0.1, 0.2];

        var value = NelderMead.Minimise(ref valley, point, 0.15, 1e-12, 500);

        Assert.Equal(0, value, 1e-9);
        Assert.Equal(0.3, point[0], 1e-4);
        Assert.Equal(0.7, point[1], 1e-4);
        Assert.Equal(0.55, point[2], 1e-4);
    }

    [Fact]
    public void Minimise_When_minimum_is_outside_the_cube_Then_a_face_point_is_found()
    {
        var valley = new Valley([-2, 0.5]);
        double[] point = [0.5, 0.2];

        NelderMead.Minimise(ref valley, point, 0.15, 1e-12, 500);

        Assert.Equal(0, point[0], 1e-6);
        Assert.Equal(0.5, point[1], 1e-4);
    }

    [Fact]
    public void Minimise_When_evaluations_are_few_Then_the_point_is_no_worse()
    {
        var valley = new Valley([0.3, 0.7, 0.55]);
        double[] point = [0.9, 0.1, 0.2];
        var start = valley.Value(point);

        Assert.True(NelderMead.Minimise(ref valley, point, 0.15, 0, 8) <= start);
    }

    /// <summary>Square distance to a point, the second axis stretched.</summary>
    private sealed class Valley(double[] bottom) : IObjective
    {
        public double Value(scoped ReadOnlySpan<double> point)
        {
            var sum = 0.0;
            for (var i = 0; i < bottom.Length; i++)
                sum += (i + 1) * (point[i] - bottom[i]) * (point[i] - bottom[i]);
            return sum;
        }
    }
}
