using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// Encodes a series as network input, in numbers of about 1 that do not depend on the product's size, so that one
/// network suits all products. Positive values are converted to logarithms; the season comes from
/// <see cref="SeasonalIndices"/>; a window is relative to the mean of its last season, in units of the series' mean
/// absolute seasonal difference (the scale of the MASE) or a quarter of the largest seasonal index, whichever is
/// larger: for a season that hardly varies from year to year the difference alone would exceed the input range.
/// </summary>
internal sealed class SeriesEncoding
{
    private const double MaxInput = 8;
    private const double MaxSeasonInput = MaxInput / 2;
    private const double MaxTarget = 10;
    private const double MaxLogarithm = 50;
    private const int Traits = 4;

    private readonly int _season;
    private readonly bool _adjusted;
    private readonly bool _logged;
    private readonly double[] _values;
    private readonly double[] _seasonal;
    private readonly double _scale;
    private readonly double _noise;

    /// <summary>Encodes a history.</summary>
    /// <param name="history">At least <paramref name="season"/> values.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="adjusted">Whether the windows are seasonally adjusted.</param>
    public SeriesEncoding(ReadOnlySpan<double> history, int season, bool adjusted)
    {
        _season = season;
        _adjusted = adjusted;
        _logged = AllPositive(history);
        _seasonal = Seasonal(history, season, _logged);
        _values = history.ToArray();
        for (var t = 0; t < _values.Length; t++)
        {
            if (_logged)
                _values[t] = Math.Log(_values[t]);
            if (adjusted)
                _values[t] -= _seasonal[t % season];
        }

        _scale = Math.Max(
            Scale(_values, season, _logged),
            _seasonal.Max(Math.Abs) / MaxSeasonInput
        );
        _noise = MeanDifference(_values, 1) / _scale;
    }

    /// <summary>The number of months.</summary>
    public int Length => _values.Length;

    /// <summary>
    /// Returns the length of a network input: two seasons of values, a season of indices, four traits and the constant
    /// 1.
    /// </summary>
    public static int InputSize(int season) => (3 * season) + Traits + 1;

    /// <summary>
    /// Writes the window that ends before month <paramref name="end"/>, at least a season; months before the history
    /// are 0.
    /// </summary>
    public void WriteInput(int end, Span<float> input)
    {
        var lags = 2 * _season;
        var level = Level(end);
        for (var i = 0; i < lags; i++)
        {
            var t = end - lags + i;
            input[i] = t < 0 ? 0 : Bounded((_values[t] - level) / _scale, MaxInput);
        }

        var spread = 0.0;
        for (var i = 0; i < _season; i++)
        {
            var index = _seasonal[(end + i) % _season];
            input[lags + i] = Bounded(index / _scale, MaxSeasonInput);
            spread += index * index / _season;
        }

        input[^5] = Bounded(_noise, MaxInput);
        input[^4] = _logged ? Bounded(Math.Log(_scale), MaxInput) : 0;
        input[^3] = (float)Math.Min(end / (3.0 * _season), 2);
        input[^2] = Bounded(Math.Sqrt(spread) / _scale, MaxSeasonInput);
        input[^1] = 1;
    }

    /// <summary>Writes the target values of the months from <paramref name="end"/> on; NaN after the history.</summary>
    public void WriteTarget(int end, Span<float> target)
    {
        var level = Level(end);
        for (var h = 0; h < target.Length; h++)
        {
            target[h] =
                end + h < _values.Length
                    ? Bounded((_values[end + h] - level) / _scale, MaxTarget)
                    : float.NaN;
        }
    }

    /// <summary>Converts the network output for the window at the end of the history to units of the series.</summary>
    /// <param name="output">One value per month.</param>
    /// <param name="spread">The network's mean absolute error per month, in the same unit.</param>
    public ModelForecast Decode(ReadOnlySpan<double> output, ReadOnlySpan<double> spread)
    {
        var end = _values.Length;
        var level = Level(end);
        var forecast = new double[output.Length];
        var errors = new double[output.Length];
        for (var h = 0; h < forecast.Length; h++)
        {
            var value = level + (_scale * output[h]);
            if (_adjusted)
                value += _seasonal[(end + h) % _season];
            forecast[h] = _logged ? Math.Exp(Math.Min(value, MaxLogarithm)) : value;
            errors[h] = spread[h] * _scale * (_logged ? forecast[h] : 1);
        }

        return new ModelForecast(forecast, errors);
    }

    private double Level(int end)
    {
        var sum = 0.0;
        for (var t = end - _season; t < end; t++)
            sum += _values[t];
        return sum / _season;
    }

    private static float Bounded(double value, double reach) =>
        (float)Math.Clamp(value, -reach, reach);

    private static bool AllPositive(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value <= 0)
                return false;
        }

        return true;
    }

    private static double[] Seasonal(ReadOnlySpan<double> history, int season, bool logged)
    {
        var seasonal = new double[season];
        if (SeasonalIndices.Estimate(history, season) is { } indices)
        {
            for (var i = 0; i < season; i++)
                seasonal[i] = logged
                    ? Math.Log(Math.Max(indices.Apply(1, i), 1e-6))
                    : indices.Apply(0, i);
        }

        return seasonal;
    }

    private static double Scale(double[] values, int season, bool logged)
    {
        var size = 1.0;
        if (!logged)
            size = values.Average(Math.Abs);
        var difference = MeanDifference(values, values.Length > 2 * season ? season : 1);
        return Math.Max(Math.Max(difference, 1e-3 * size), 1e-12);
    }

    private static double MeanDifference(double[] values, int lag)
    {
        var sum = 0.0;
        for (var t = lag; t < values.Length; t++)
            sum += Math.Abs(values[t] - values[t - lag]);
        return values.Length > lag ? sum / (values.Length - lag) : 0;
    }
}
