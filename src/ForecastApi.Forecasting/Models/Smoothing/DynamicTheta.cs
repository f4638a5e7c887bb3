using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// The dynamic optimised Theta model on a series without season. With A(t) and B(t) the intercept and slope of the
/// least squares line through the first t values, the one-step forecast is ŷ(t+1) = ℓ(t) + ω·((1 − α)^t·A(t) + B(t)·(1
/// − (1 − α)^(t+1))/α), where ω = 1 − 1/θ and ℓ is the level of simple exponential smoothing. First level, α and θ
/// minimise the sum of squared errors: the errors are linear in the first level and in ω, so only α is searched.
/// Forecasts further ahead use the earlier ones as observations. Source: Fiorucci, Pellegrini, Louzada, Petropoulos and
/// Koehler (2016), "Models for optimising the theta method and their relationship to state space models", International
/// Journal of Forecasting 32.
/// </summary>
internal sealed class DynamicTheta : IForecastModel
{
    private const double MinAlpha = 0.1;
    private const double MaxAlpha = 0.99;

    /// <inheritdoc/>
    public string Name => OptimisedThetaModel.ModelName;

    /// <inheritdoc/>
    public int MinHistory => OptimisedThetaModel.RequiredMonths;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var objective = new Objective(values);
        var alpha = AlphaSearch.Minimise(ref objective, MinAlpha, MaxAlpha);
        var fit = Fit(values, alpha);
        var sigma = Math.Sqrt(fit.SumOfSquares / (values.Length - 3));

        var line = new GrowingLine();
        var (level, memory) = (fit.FirstLevel, 1.0);
        foreach (var value in values)
        {
            level += alpha * (value - level);
            memory *= 1 - alpha;
            line.Add(value);
        }

        var forecast = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            forecast[h] = level + (fit.Omega * line.Ahead(alpha, memory));
            errors[h] = sigma * Math.Sqrt(1 + (h * alpha * alpha));
            level += alpha * (forecast[h] - level);
            memory *= 1 - alpha;
            line.Add(forecast[h]);
        }

        return new ModelForecast(forecast, errors);
    }

    /// <summary>
    /// Computes the least squares first level and ω for a given α; the first value has no line before it and is
    /// excluded.
    /// </summary>
    private static (double FirstLevel, double Omega, double SumOfSquares) Fit(
        ReadOnlySpan<double> values,
        double alpha
    )
    {
        // error = e − ω·x − level·m, with e from a run that starts at level 0
        var line = new GrowingLine();
        var (level, memory) = (0.0, 1.0);
        var (ee, ex, em, xx, xm, mm) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            var error = values[t] - level;
            if (t > 0)
            {
                var x = line.Ahead(alpha, memory);
                ee += error * error;
                ex += error * x;
                em += error * memory;
                xx += x * x;
                xm += x * memory;
                mm += memory * memory;
            }

            level += alpha * error;
            memory *= 1 - alpha;
            line.Add(values[t]);
        }

        var determinant = (xx * mm) - (xm * xm);
        var omega = determinant > 1e-12 * xx * mm ? ((ex * mm) - (em * xm)) / determinant : 0;
        omega = Math.Clamp(omega, 0, 1);
        var first = (em - (omega * xm)) / mm;
        var squares =
            ee
            - (2 * ((omega * ex) + (first * em)))
            + (omega * omega * xx)
            + (2 * omega * first * xm)
            + (first * first * mm);
        return (first, omega, Math.Max(0, squares));
    }

    private readonly ref struct Objective(ReadOnlySpan<double> values) : IObjective
    {
        private readonly ReadOnlySpan<double> _values = values;

        public double Value(scoped ReadOnlySpan<double> point) =>
            Fit(_values, point[0]).SumOfSquares;
    }

    /// <summary>The least squares line through the values so far, updated with each value.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct GrowingLine
    {
        private int _count;
        private double _mean;
        private double _slope;

        public void Add(double value)
        {
            _count++;
            if (_count > 1)
            {
                _slope = (((_count - 2) * _slope) + (6 * (value - _mean) / _count)) / (_count + 1);
            }

            _mean += (value - _mean) / _count;
        }

        /// <summary>
        /// Computes the line's part of the next forecast; <paramref name="memory"/> is (1 − α)^count.
        /// </summary>
        public readonly double Ahead(double alpha, double memory) =>
            (memory * (_mean - (_slope * (_count + 1) / 2)))
            + (_slope * (1 - (memory * (1 - alpha))) / alpha);
    }
}
