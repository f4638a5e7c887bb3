using CsCheck;
using ForecastApi.Forecasting.Analogy;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Forecasting.Tests.Analogy;

/// <summary>Properties of the forecast of a new product for arbitrary sales.</summary>
public sealed class NewProductPropertyTests
{
    private static readonly DateOnly Next = new(2026, 1, 1);

    private static readonly Gen<double> Size = Gen.Double[-6, 12].Select(e => Math.Pow(10, e));

    private static readonly Gen<double[]> Values = Gen.OneOf(
        Gen.Double[-5, 100].Array[0, 40],
        Gen.Frequency((2, Gen.Const(0.0)), (1, Gen.Double[0, 9])).Array[0, 40],
        Size.Array[0, 40]
    );

    private static readonly Gen<MonthlySeries> Own = Values.Select(v =>
        Until(v[..Math.Min(11, v.Length)])
    );

    private static readonly Gen<LikeProduct?> Like = Gen.Select(
        Values,
        Gen.Bool,
        Gen.Bool,
        (values, there, discontinued) => there ? new LikeProduct(Until(values), discontinued) : null
    );

    private static readonly Gen<CategoryProfile?> Category = Gen.Select(
        Values,
        Gen.Int[0, 9],
        Size,
        Size,
        (values, products, level, deviation) =>
            products > 0 ? new CategoryProfile(Until(values), products, level, deviation) : null
    );

    [Fact]
    public void Forecast_When_sales_are_arbitrary_Then_it_is_finite_ordered_and_not_negative() =>
        Gen.Select(Own, Like, Category, Gen.Int[1, 18])
            .Holds(
                (own, like, category, horizon) =>
                {
                    var settings = new ForecastSettings { Horizon = horizon };
                    var result = new NewProductForecaster(
                        settings,
                        new Forecaster(settings)
                    ).Forecast(own, like, category, null, CancellationToken.None);
                    Assert.Equal(
                        Enumerable.Range(0, horizon).Select(h => Next.AddMonths(h)),
                        result.Points.Select(p => p.Month)
                    );
                    Assert.All(
                        result.Points,
                        p =>
                        {
                            Assert.True(0 <= p.Lower95, "negative bound");
                            Assert.True(p.Lower95 <= p.Lower80, "lower bounds crossed");
                            Assert.True(p.Lower80 <= p.Quantity, "lower bound above forecast");
                            Assert.True(p.Quantity <= p.Upper80, "upper bound below forecast");
                            Assert.True(p.Upper80 <= p.Upper95, "upper bounds crossed");
                            Assert.True(double.IsFinite(p.Upper95), "not finite");
                        }
                    );
                    Assert.Equal(1, result.Candidates.Sum(c => c.Weight), 1e-9);
                },
                cases: 400
            );

    private static MonthlySeries Until(double[] values) =>
        new(Next.AddMonths(-values.Length), values);
}
