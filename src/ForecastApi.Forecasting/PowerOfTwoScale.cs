using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting;

/// <summary>
/// Scales a series to values of about 1, so that no unit of the sales causes overflow or underflow. A power of two
/// changes no digit of a value.
/// </summary>
internal readonly record struct PowerOfTwoScale(int Exponent)
{
    public static PowerOfTwoScale From(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return new PowerOfTwoScale(largest > 0 ? Math.ILogB(largest) : 0);
    }

    public double[] Down(ReadOnlySpan<double> values)
    {
        var scaled = new double[values.Length];
        for (var t = 0; t < scaled.Length; t++)
            scaled[t] = Math.ScaleB(values[t], -Exponent);
        return scaled;
    }

    public double Up(double value) => Math.Min(double.MaxValue, Math.ScaleB(value, Exponent));

    public ForecastBand Up(ForecastBand band) =>
        new(Up(band.Lower95), Up(band.Lower80), Up(band.Upper80), Up(band.Upper95))
        {
            Quantiles = band.Quantiles is { } grid ? [.. grid.Select(Up)] : null,
        };
}
