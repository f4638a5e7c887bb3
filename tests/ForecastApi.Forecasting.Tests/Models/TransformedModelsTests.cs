using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Ssa;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class TransformedModelsTests
{
    private static readonly double[] Indices =
    [
        0.7,
        0.8,
        0.9,
        1.0,
        1.1,
        1.2,
        1.3,
        1.2,
        1.1,
        1.0,
        0.9,
        0.8,
    ];

    [Fact]
    public void SeasonallyAdjusted_When_level_has_indices_Then_the_season_is_restored()
    {
        var values = Signals.Of(60 + 12, t => 50 * Indices[t % 12]);
        var model = new SeasonallyAdjustedModel(new NaiveModel(), 12);

        var forecast = model.Forecast(values.AsSpan(0, 60), 12);

        Assert.All(
            forecast.Values.Zip(values[60..]),
            pair => Assert.Equal(pair.Second, pair.First, 1e-9)
        );
    }

    [Fact]
    public void SeasonallyAdjusted_When_values_are_negative_Then_the_season_is_additive()
    {
        var values = Signals.Of(60 + 12, t => 20 * Math.Sin(2 * Math.PI * t / 12));
        var model = new SeasonallyAdjustedModel(new NaiveModel(), 12);

        var forecast = model.Forecast(values.AsSpan(0, 60), 12);

        Assert.All(
            forecast.Values.Zip(values[60..]),
            pair => Assert.Equal(pair.Second, pair.First, 1e-9)
        );
    }

    [Fact]
    public void SeasonallyAdjusted_When_there_is_no_season_Then_values_are_unchanged()
    {
        var random = new Random(7);
        var values = Signals.Of(60, _ => 100 + random.NextDouble());
        var spy = new StubModel("spy", (_, horizon) => StubModel.Flat(1, horizon));

        new SeasonallyAdjustedModel(spy, 12).Forecast(values, 1);

        Assert.Equal(values, Assert.Single(spy.Shown));
    }

    [Fact]
    public void Log_When_growth_is_exponential_Then_it_is_a_line()
    {
        var values = Signals.Of(48 + 6, t => 3 * Math.Pow(1.1, t));

        var forecast = new LogModel(new SsaModel(6)).Forecast(values.AsSpan(0, 48), 6);

        Assert.All(
            forecast.Values.Zip(values[48..]),
            pair => Assert.Equal(1, pair.First / pair.Second, 1e-6)
        );
    }

    [Fact]
    public void Log_When_a_month_is_zero_Then_values_are_unchanged()
    {
        var spy = new StubModel("spy", (_, horizon) => StubModel.Flat(1, horizon));

        new LogModel(spy).Forecast([1, 0, 2], 1);

        Assert.Equal([1, 0, 2], Assert.Single(spy.Shown));
    }

    [Fact]
    public void Median_When_history_is_too_short_for_a_member_Then_it_is_excluded()
    {
        IForecastModel[] members =
        [
            .. new double[] { 1, 2, 9 }.Select(value => new StubModel(
                "low",
                (_, horizon) => StubModel.Flat(value, horizon)
            )),
            new StubModel("long", (_, horizon) => StubModel.Flat(1000, horizon))
            {
                MinHistory = 50,
            },
        ];

        var forecast = new MedianModel("median", 1, members).Forecast([1, 2, 3], 2);

        Assert.Equal([2, 2], forecast.Values);
    }

    [Fact]
    public void Median_When_count_is_even_Then_it_is_the_mean_of_the_middle_two()
    {
        IForecastModel[] members =
        [
            .. new double[] { 9, 1, 4, 2 }.Select(value => new StubModel(
                "m",
                (_, horizon) => StubModel.Flat(value, horizon)
            )),
        ];

        Assert.Equal([3], new MedianModel("median", 1, members).Forecast([1], 1).Values);
    }
}
