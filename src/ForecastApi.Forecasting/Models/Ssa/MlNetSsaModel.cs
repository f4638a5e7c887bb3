using Microsoft.ML;
using Microsoft.ML.Transforms.TimeSeries;

namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// Adapts ML.NET's <c>ForecastBySsa</c> to <see cref="IForecastModel"/>. Compiled only with the MSBuild property
/// <c>MlNetTimeSeries=true</c>. It computes in single precision, so values must be of moderate size
/// (<see cref="Forecaster"/> scales them).
/// </summary>
/// <param name="window">Window length, at least 2.</param>
public sealed class MlNetSsaModel(int window) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "mlNetSsa";

    private const float ConfidenceLevel = 0.95f;
    private const double Probit95 = 1.959963984540054;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <summary>ForecastBySsa needs more than twice the window.</summary>
    public int MinHistory => (2 * window) + 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var rows = new Observation[values.Length];
        for (var t = 0; t < rows.Length; t++)
            rows[t] = new Observation { Value = (float)values[t] };

        // Engines from one fitted model share its state: each call creates new ones.
        var context = new MLContext(seed: 0);
        var pipeline = context.Forecasting.ForecastBySsa(
            outputColumnName: nameof(Prediction.Forecast),
            inputColumnName: nameof(Observation.Value),
            windowSize: window,
            seriesLength: rows.Length,
            trainSize: rows.Length,
            horizon: horizon,
            confidenceLevel: ConfidenceLevel,
            confidenceLowerBoundColumn: nameof(Prediction.Lower),
            confidenceUpperBoundColumn: nameof(Prediction.Upper)
        );
        var fitted = pipeline.Fit(context.Data.LoadFromEnumerable(rows));
        using var engine = fitted.CreateTimeSeriesEngine<Observation, Prediction>(context);
        var prediction = engine.Predict();

        var forecast = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            forecast[h] = prediction.Forecast[h];
            errors[h] = (prediction.Upper[h] - (double)prediction.Lower[h]) / (2 * Probit95);
        }

        return new ModelForecast(forecast, errors);
    }

    private sealed class Observation
    {
        public float Value { get; set; }
    }

    private sealed class Prediction
    {
        public float[] Forecast { get; set; } = [];

        public float[] Lower { get; set; } = [];

        public float[] Upper { get; set; } = [];
    }
}
