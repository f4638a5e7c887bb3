using ForecastApi.Planning.Input;
using ForecastApi.Planning.Risk;

namespace ForecastApi.Planning.Tests.Risk;

public sealed class DemandPathsTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815516)]
    [InlineData(0.025, -1.9599640)]
    [InlineData(0.000001, -4.7534243)]
    [InlineData(0.0000000000001, -7.3487961)]
    public void NormalDeviate_When_computed_from_a_probability_Then_it_equals_the_table(
        double probability,
        double deviate
    ) => Assert.Equal(deviate, NormalDeviate.FromProbability(probability), 0.000001);

    [Theory]
    [InlineData(1, 1.5, 4, 1)]
    [InlineData(4, 2, 4, 2)]
    [InlineData(2.5, 1.9, 2.8, 0.7)]
    public void Percentile_When_between_two_values_Then_it_is_interpolated(
        double last,
        double median,
        double highest,
        double lowest
    )
    {
        decimal[] values = [(decimal)lowest, (decimal)median, (decimal)highest];
        Assert.Equal(
            (decimal)(lowest + ((median - lowest) * 0.2)),
            Percentile.Compute(values, 0.1m),
            9
        );
        Assert.Equal((decimal)median, Percentile.Compute(values, 0.5m));
        Assert.Equal((decimal)last, Percentile.Compute([(decimal)last], 0.9m));
    }

    [Fact]
    public void Draws_When_many_Then_they_follow_the_distribution_and_its_correlation()
    {
        // Independent noise of 3 in every month, and a permanent step of 4 in the second month.
        const int Scenarios = 20_000;
        var paths = Of([3, 5, 5]);
        var drawn = new double[3][];
        for (var t = 0; t < 3; t++)
            drawn[t] = new double[Scenarios];
        var demand = new decimal[3];
        for (var s = 0; s < Scenarios; s++)
        {
            paths.Draw(1, s, demand);
            for (var t = 0; t < 3; t++)
                drawn[t][s] = (double)demand[t];
        }
        for (var t = 0; t < 3; t++)
        {
            Assert.Equal(100, drawn[t].Average(), 0.2);
            Assert.Equal(10, Math.Sqrt(Covariance(drawn[t], drawn[t])), 0.2);
        }
        Assert.Equal(0, Covariance(drawn[0], drawn[1]) / 100, 0.03);
        Assert.Equal(16.0 / 25, Covariance(drawn[1], drawn[2]) / 100, 0.03);
    }

    [Fact]
    public void Draws_When_a_month_is_known_Then_it_is_exact_and_the_others_are_unchanged()
    {
        var all = Draw([3, 5, 5], months: 3);
        var known = Draw([3, 0, 5], months: 3);
        Assert.Equal(100, known[1]);
        Assert.NotEqual(100, all[1]);
        Assert.Equal(all[0], known[0]);
    }

    [Fact]
    public void Draws_When_the_plan_starts_later_Then_its_months_are_unchanged() =>
        Assert.Equal(Draw([3, 5, 6], months: 3)[1..], Draw([3, 5, 6], months: 2));

    private static decimal[] Draw(double[] spread, int months)
    {
        var demand = new decimal[months];
        new DemandPaths(Demand(spread), months).Draw(1, 1, demand);
        return demand;
    }

    private static DemandPaths Of(double[] spread) => new(Demand(spread), spread.Length);

    private static UncertainDemand Demand(double[] spread) =>
        new("P", spread, (_, z) => 100 + (decimal)(10 * z));

    private static double Covariance(double[] a, double[] b) =>
        a.Zip(b, (x, y) => (x - 100) * (y - 100)).Average();
}
