namespace ForecastApi.Forecasting.Tests;

/// <summary>A model with a configurable forecast that records every history it gets.</summary>
internal sealed class StubModel(string name, Func<double[], int, ModelForecast> answer)
    : IForecastModel
{
    public string Name => name;

    public int MinHistory { get; init; } = 1;

    public List<double[]> Shown { get; } = [];

    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var shown = values.ToArray();
        Shown.Add(shown);
        return answer(shown, horizon);
    }

    public static ModelForecast Flat(double value, int horizon) =>
        new([.. Enumerable.Repeat(value, horizon)], new double[horizon]);
}
