namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// Minus twice the logarithm of a form's likelihood, up to a constant, as a function of its smoothing parameters:
/// n·ln Σe² + 2·Σ ln|r| with r = 1 or the forecast (Hyndman et al. 2008, equation 5.3).
/// </summary>
internal readonly ref struct EtsObjective(
    EtsForm form,
    ReadOnlySpan<double> values,
    EtsStates start,
    double minSquares,
    Span<double> season
) : IObjective
{
    private readonly ReadOnlySpan<double> _values = values;
    private readonly Span<double> _season = season;

    /// <inheritdoc/>
    public double Value(scoped ReadOnlySpan<double> point) =>
        Run(EtsParameters.FromCube(form, point), out _);

    /// <summary>Computes the value at given parameters, with the final states and squares.</summary>
    public double Run(EtsParameters parameters, out EtsEnd end)
    {
        start.Season.CopyTo(_season);
        var recursion = new EtsRecursion(parameters, start.Level, start.Slope, _season);
        var (squares, logs) = recursion.Run(form, _values);
        end = new EtsEnd(recursion.Level, recursion.Slope, squares);
        var likelihood = (_values.Length * Math.Log(squares + minSquares)) + (2 * logs);
        return double.IsFinite(likelihood) ? likelihood : double.PositiveInfinity;
    }
}
