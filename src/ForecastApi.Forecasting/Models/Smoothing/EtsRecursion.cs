using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// Updates the states of an exponential smoothing model through a series. With l the level, b the slope, s the season
/// of the month and q = l + φb: forecast q, q + s or q·s; then l ← q + αd, b ← φb + βd and s ← s + γe with d = e = y −
/// q (− s), or d = y/s − q and s ← s + γ(y/q − s) for a multiplicative season. The type of error affects only the
/// likelihood, not the recursion. Source: Hyndman, Koehler, Ord and Snyder (2008), "Forecasting with Exponential
/// Smoothing", Springer, table 2.1.
/// </summary>
/// <remarks>
/// A ref struct, because a fit runs it hundreds of times per series. It writes the season into the caller's buffer,
/// where position i belongs to month i modulo the season.
/// </remarks>
internal ref struct EtsRecursion(
    EtsParameters parameters,
    double level,
    double slope,
    Span<double> seasons
)
{
    private readonly EtsParameters _parameters = parameters;
    private readonly Span<double> _season = seasons;

    /// <summary>Level after the last observation.</summary>
    public double Level { get; private set; } = level;

    /// <summary>Slope after the last observation; zero without a trend.</summary>
    public double Slope { get; private set; } = slope;

    /// <summary>Runs through the values.</summary>
    /// <param name="form">The model's form.</param>
    /// <param name="values">Observations, the first in season position 0.</param>
    /// <returns>
    /// Sum of squared errors, relative to the forecast for a multiplicative error, and the sum of the logarithms of
    /// the forecasts for one (else zero); infinite when a forecast that must be positive is not.
    /// </returns>
    public (double SumOfSquares, double SumOfLogs) Run(EtsForm form, ReadOnlySpan<double> values) =>
        form.Season switch
        {
            EtsSeason.None => RunWithoutSeason(form.MultiplicativeError, values),
            EtsSeason.Additive => RunAdditive(form.MultiplicativeError, values),
            EtsSeason.Multiplicative => RunMultiplicative(form.MultiplicativeError, values),
        };

    private (double SumOfSquares, double SumOfLogs) RunWithoutSeason(
        bool relative,
        ReadOnlySpan<double> values
    )
    {
        var (alpha, beta, _, phi) = _parameters;
        var (level, slope) = (Level, Slope);
        var (squares, logs) = (0.0, new LogSum());
        foreach (var value in values)
        {
            slope *= phi;
            var q = level + slope;
            var error = value - q;
            level = q + (alpha * error);
            slope += beta * error;
            if (relative)
            {
                if (!(q > 0))
                    return (double.PositiveInfinity, 0);
                error /= q;
                logs.Add(q);
            }

            squares += error * error;
        }

        (Level, Slope) = (level, slope);
        return (squares, logs.Total);
    }

    private (double SumOfSquares, double SumOfLogs) RunAdditive(
        bool relative,
        ReadOnlySpan<double> values
    )
    {
        var (alpha, beta, gamma, phi) = _parameters;
        var (level, slope) = (Level, Slope);
        var (squares, logs) = (0.0, new LogSum());
        var month = 0;
        foreach (var value in values)
        {
            slope *= phi;
            var q = level + slope;
            var season = _season[month];
            var forecast = q + season;
            var error = value - season - q;
            level = q + (alpha * error);
            slope += beta * error;
            _season[month] = season + (gamma * error);
            if (++month == _season.Length)
                month = 0;
            if (relative)
            {
                if (!(forecast > 0))
                    return (double.PositiveInfinity, 0);
                error /= forecast;
                logs.Add(forecast);
            }

            squares += error * error;
        }

        (Level, Slope) = (level, slope);
        return (squares, logs.Total);
    }

    private (double SumOfSquares, double SumOfLogs) RunMultiplicative(
        bool relative,
        ReadOnlySpan<double> values
    )
    {
        var (alpha, beta, gamma, phi) = _parameters;
        var (level, slope) = (Level, Slope);
        var (squares, logs) = (0.0, new LogSum());
        var month = 0;
        foreach (var value in values)
        {
            slope *= phi;
            var q = level + slope;
            var season = _season[month];
            if (!(q > 0 && season > 0))
                return (double.PositiveInfinity, 0);
            var difference = (value / season) - q;
            level = q + (alpha * difference);
            slope += beta * difference;
            _season[month] = season + (gamma * ((value / q) - season));
            if (++month == _season.Length)
                month = 0;
            var error = difference * season;
            if (relative)
            {
                error = difference / q;
                logs.Add(q * season);
            }

            squares += error * error;
        }

        (Level, Slope) = (level, slope);
        return (squares, logs.Total);
    }

    /// <summary>
    /// A sum of logarithms with one logarithm for many values: it multiplies them until the product nears the ends of
    /// the range.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private struct LogSum()
    {
        private double _product = 1;
        private double _logs;

        public readonly double Total => _logs + Math.Log(_product);

        public void Add(double value)
        {
            _product *= value;
            if (_product is < 1e-100 or > 1e100)
            {
                _logs += Math.Log(_product);
                _product = 1;
            }
        }
    }
}
