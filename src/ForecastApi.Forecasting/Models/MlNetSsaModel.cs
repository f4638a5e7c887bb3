using Microsoft.ML;
using Microsoft.ML.Transforms.TimeSeries;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// ML.NET's own <c>ForecastBySsa</c> behind the contract of all models. Compiled only with the MSBuild property
/// <c>MlNetTimeSeries=true</c>. It computes in single precision, so values should be of ordinary size
/// (<see cref="Forecaster"/> scales them).
/// </summary>
/// <param name="window">Window length, at least 2.</param>
public sealed class MlNetSsaModel(int window) : IForecastModel
{
    /// <summary>The name of this model in answers.</summary>
    public const string ModelName = "mlNetSsa";

    private const float ConfidenceLevel = 0.95f;
    private const double Probit95 = 1.959963984540054;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <summary>ForecastBySsa refuses to train on twice the window or less.</summary>
    public int MinHistory => (2 * window) + 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var rows = new Observation[values.Length];
        for (var t = 0; t < rows.Length; t++)
            rows[t] = new Observation { Value = (float)values[t] };

        // Engines made from one fitted model share its state: everything is made afresh for each call.
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
