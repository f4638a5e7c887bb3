namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>A function to minimise, defined on the unit cube.</summary>
internal interface IObjective
{
    /// <summary>Computes the value; infinite (never NaN) where it is not defined.</summary>
    double Value(scoped ReadOnlySpan<double> point);
}
