using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Tests.Models.Smoothing;

/// <summary>
/// The recursion against published figures with given parameters. Textbooks smooth the slope by the change of the
/// level: their β is our β / α. The error is forecast − demand.
/// </summary>
public sealed class EtsRecursionTests
{
    /// <summary>Quarterly demand of Tahoe Salt (Chopra and Meindl, "Supply Chain Management", chapter 7).</summary>
    private static readonly double[] TahoeSalt =
    [
        8000,
        13000,
        23000,
        34000,
        10000,
        18000,
        23000,
        38000,
        12000,
        13000,
        32000,
        41000,
    ];

    [Fact]
    public void SimpleSmoothing_When_series_is_TahoeSalt_Then_errors_are_as_published()
    {
        var errors = Errors(
            new EtsForm(false, false, EtsSeason.None),
            new EtsParameters(0.1, 0, 0, 0),
            new EtsStates(22083, 0, []),
            TahoeSalt
        );

        Assert.Equal(10208, Mad(errors), 0.5);
        AssertTrackingSignal(-1.38, 2.25, errors);
    }

    [Fact]
    public void Holt_When_series_is_TahoeSalt_Then_errors_are_as_published()
    {
        var errors = Errors(
            new EtsForm(false, true, EtsSeason.None),
            new EtsParameters(0.1, 0.1 * 0.2, 0, 1),
            new EtsStates(12015, 1549, []),
            TahoeSalt
        );

        Assert.Equal(8836, Mad(errors), 0.5);
        AssertTrackingSignal(-2.15, 2.00, errors);
    }

    /// <summary>
    /// The textbook compares the demand with the new level for the season, the state space model with the forecast
    /// one: hence a difference of 0.3 %.
    /// </summary>
    [Fact]
    public void Winters_When_series_is_TahoeSalt_Then_errors_are_within_half_a_percent()
    {
        var errors = Errors(
            new EtsForm(true, true, EtsSeason.Multiplicative),
            new EtsParameters(0.05, 0.05 * 0.1, 0.1, 1),
            new EtsStates(18439, 524, [0.47, 0.68, 1.17, 1.67]),
            TahoeSalt
        );

        Assert.Equal(1, Mad(errors) / 1469, 0.005);
        AssertTrackingSignal(-2.74, 4.00, errors);
    }

    /// <summary>R's HoltWinters(AirPassengers, seasonal = "additive"): its γ = 1 is our γ = 1 − α.</summary>
    [Fact]
    public void AdditiveHoltWinters_When_series_is_AirPassengers_Then_states_equal_those_of_R()
    {
        const double alpha = 0.2479595;
        var values = AirPassengers.Values;
        var start = StartOfR(values);
        var recursion = new EtsRecursion(
            new EtsParameters(alpha, alpha * 0.0345373, 1 - alpha, 1),
            start.Level,
            start.Slope,
            start.Season
        );

        var (squares, _) = recursion.Run(
            new EtsForm(false, true, EtsSeason.Additive),
            values.AsSpan(12)
        );

        Assert.Equal(21860.18, squares, 0.05);
        Assert.Equal(477.829, recursion.Level, 0.005);
        Assert.Equal(3.1277, recursion.Slope, 0.0005);
    }

    [Fact]
    public void Run_When_error_is_relative_Then_it_returns_logarithms_of_forecasts()
    {
        var recursion = new EtsRecursion(new EtsParameters(0.5, 0, 0, 0), 10, 0, []);

        var (squares, logs) = recursion.Run(new EtsForm(true, false, EtsSeason.None), [20, 30]);

        Assert.Equal(1 + 1, squares, 12);
        Assert.Equal(Math.Log(10) + Math.Log(15), logs, 12);
    }

    [Fact]
    public void Run_When_error_is_relative_and_forecast_negative_Then_it_is_infinite()
    {
        var recursion = new EtsRecursion(new EtsParameters(0.5, 0, 0, 0), -1, 0, []);

        var (squares, _) = recursion.Run(new EtsForm(true, false, EtsSeason.None), [20]);

        Assert.Equal(double.PositiveInfinity, squares);
    }

    /// <summary>Classical decomposition of the first two years; a line through their moving averages.</summary>
    private static EtsStates StartOfR(double[] values)
    {
        var level = new double[12];
        for (var i = 0; i < 12; i++)
        {
            level[i] =
                (values.AsSpan(i, 13).ToArray().Sum() - ((values[i] + values[i + 12]) / 2)) / 12;
        }

        var slope = level.Select((v, i) => v * (i - 5.5)).Sum() / 143;
        var season = SeasonalRatios
            .Decompose(values.AsSpan(0, 24), 12, false, yearDecay: 1)
            .Indices;
        return new EtsStates(level.Average() - (6.5 * slope), slope, season);
    }

    private static double[] Errors(
        EtsForm form,
        EtsParameters parameters,
        EtsStates start,
        double[] values
    ) =>
        [
            .. values.Select(
                (value, t) =>
                {
                    double[] season = [.. start.Season];
                    var recursion = new EtsRecursion(parameters, start.Level, start.Slope, season);
                    recursion.Run(form, values.AsSpan(0, t));
                    var factor = season.Length > 0 ? season[t % season.Length] : 1;
                    return ((recursion.Level + recursion.Slope) * factor) - value;
                }
            ),
        ];

    private static double Mad(double[] errors) => errors.Average(Math.Abs);

    private static void AssertTrackingSignal(double low, double high, double[] errors)
    {
        double[] signals =
        [
            .. errors.Select((_, t) => errors[..(t + 1)].Sum() / Mad(errors[..(t + 1)])),
        ];
        Assert.Equal(low, signals.Min(), 0.006);
        Assert.Equal(high, signals.Max(), 0.006);
    }
}
