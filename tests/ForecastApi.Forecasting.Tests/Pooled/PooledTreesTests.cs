using ForecastApi.Forecasting.Pooled;
using ForecastApi.Forecasting.Pooled.Trees;
using Microsoft.ML;

namespace ForecastApi.Forecasting.Tests.Pooled;

public class PooledTreesTests
{
    private const int Season = 12;
    private const int Horizon = 6;
    private const int MinMonths = 18;

    private static readonly double[][] Histories = Products(60);
    private static readonly Lazy<PooledTrees> LazilyTrained = new(() =>
        PooledTrees.Train(Histories, Horizon, Season, seed: 1, CancellationToken.None)
    );

    public PooledTreesTests() =>
        Assert.SkipUnless(
            PooledTrees.IsSupported,
            "LightGBM has a native library for x64 with libgomp1 only."
        );

    private static PooledTrees Trained => LazilyTrained.Value;

    [Fact]
    public void Evaluate_When_rows_are_drawn_Then_result_equals_the_prediction_engine()
    {
        SeriesEncoding[] series = [.. Histories.Select(h => new SeriesEncoding(h, Season, true))];
        var rows = TreeSample.Draw(
            series,
            MinMonths,
            Horizon,
            Season,
            seed: 3,
            TestContext.Current.CancellationToken
        );
        var context = new MLContext(1);
        var fitted = LightGbm.Fit(context, rows, seed: 1);
        var trees = new TreeEnsemble(fitted.Model.TrainedTreeEnsemble);
        using var engine = context.Model.CreatePredictionEngine<TreeRow, TreeScore>(
            fitted,
            inputSchemaDefinition: LightGbm.Schema(rows[0].Features.Length)
        );

        Assert.True(rows.Select(r => trees.Evaluate(r.Features)).Distinct().Count() > 100);
        Assert.All(
            rows.Take(2000),
            row => Assert.Equal(engine.Predict(row).Score, trees.Evaluate(row.Features), 1e-5)
        );
    }

    [Fact]
    public void Train_When_run_concurrently_Then_forecasts_are_identical()
    {
        var expected = Forecasts(Trained);
        var again = new double[3][];

        Parallel.For(
            0,
            again.Length,
            i =>
                again[i] = Forecasts(
                    PooledTrees.Train(Histories, Horizon, Season, 1, CancellationToken.None)
                )
        );

        Assert.All(again, forecasts => Assert.Equal(expected, forecasts));
    }

    [Fact]
    public void Train_When_seed_differs_Then_model_differs() =>
        Assert.NotEqual(
            Forecasts(Trained),
            Forecasts(
                PooledTrees.Train(
                    Histories,
                    Horizon,
                    Season,
                    2,
                    TestContext.Current.CancellationToken
                )
            )
        );

    [Fact]
    public void Forecast_When_products_share_a_cycle_Then_it_beats_the_mean_of_the_last_season()
    {
        var (own, mean) = (0.0, 0.0);
        foreach (var product in Products(40, firstSeed: 1000))
        {
            var known = product.AsSpan(0, product.Length - Horizon);
            var forecast = Trained.Forecast(known, Horizon).Values;
            var level = known[^Season..].ToArray().Average();
            for (var h = 0; h < Horizon; h++)
            {
                var actual = product[known.Length + h];
                own += Math.Abs(forecast[h] - actual) / actual;
                mean += Math.Abs(level - actual) / actual;
            }
        }

        Assert.InRange(own, 0, 0.6 * mean);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e12)]
    public void Forecast_When_unit_changes_Then_it_scales_by_the_same_factor(double factor)
    {
        var scaled = Histories[0].Select(v => v * factor).ToArray();

        var expected = Trained.Forecast(Histories[0], Horizon).Values;
        var actual = Trained.Forecast(scaled, Horizon).Values;

        for (var h = 0; h < Horizon; h++)
            Assert.Equal(expected[h], actual[h] / factor, 1e-2 * expected[h]);
    }

    [Fact]
    public void Forecast_When_computed_Then_it_has_standard_errors()
    {
        var errors = Trained.Forecast(Histories[0], Horizon).StandardErrors;

        Assert.NotNull(errors);
        Assert.All(errors, error => Assert.InRange(error, 1e-9, Histories[0].Max()));
    }

    [Fact]
    public void Forecast_When_horizon_exceeds_training_Then_it_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Trained.Forecast(Histories[0], Horizon + 1)
        );

    [Fact]
    public void Train_When_every_history_is_too_short_Then_it_throws() =>
        Assert.Throws<ArgumentException>(() =>
            PooledTrees.Train(
                [new double[MinMonths]],
                Horizon,
                Season,
                1,
                TestContext.Current.CancellationToken
            )
        );

    [Fact]
    public void Train_When_cancelled_Then_it_stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            PooledTrees.Train(Histories, Horizon, Season, 1, new CancellationToken(true))
        );

    private static double[] Forecasts(PooledTrees trees) =>
        [.. Histories.Take(5).SelectMany(h => trees.Forecast(h, Horizon).Values)];

    /// <summary>Seasonal products with a slow wave of three years and noise, each at a phase and size of its own.</summary>
    private static double[][] Products(int count, int firstSeed = 0)
    {
        var products = new double[count][];
        for (var p = 0; p < count; p++)
        {
            var random = new Random(firstSeed + p);
            var size = 50 + (500 * random.NextDouble());
            var (seasonPhase, wavePhase) = (random.NextDouble(), random.NextDouble());
            products[p] = new double[72];
            for (var t = 0; t < products[p].Length; t++)
            {
                var season = 0.3 * Math.Sin(2 * Math.PI * ((t / 12.0) + seasonPhase));
                var wave = 0.4 * Math.Sin(2 * Math.PI * ((t / 36.0) + wavePhase));
                products[p][t] = size * (1 + season + wave + (0.05 * random.NextDouble()));
            }
        }

        return products;
    }

    private sealed class TreeScore
    {
        public float Score { get; set; }
    }
}
