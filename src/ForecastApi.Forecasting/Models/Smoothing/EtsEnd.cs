using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>The final states of a run through a series.</summary>
/// <param name="Level">Last level.</param>
/// <param name="Slope">Last slope.</param>
/// <param name="SumOfSquares">Sum of squared errors, relative for a multiplicative error.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EtsEnd(double Level, double Slope, double SumOfSquares);
