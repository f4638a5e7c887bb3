namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>
/// Computes the features of a window and a lead. They derive from the network input
/// (<see cref="SeriesEncoding.WriteInput"/>), so they do not depend on the product's size. Trees can neither add nor
/// extrapolate, so means, trends and the same months of earlier seasons are separate features, and the trees forecast
/// the difference from a simple forecast, the <see cref="Anchor"/> (Januschowski and others 2022, "Forecasting with
/// trees", International Journal of Forecasting 38). The length of the history is no feature: training windows end
/// earlier than the window to forecast.
/// </summary>
/// <param name="season">Months in a season.</param>
internal sealed class TreeFeatures(int season)
{
    private const int LeadFeatures = 6;
    private const int WindowFeatures = 10;
    private const int Quarter = 3;

    /// <summary>The share of the last quarter's distance from the last season's mean that the anchor keeps.</summary>
    private const float AnchorShare = 0.5f;

    private readonly float[] _input = new float[SeriesEncoding.InputSize(season)];

    /// <summary>The number of features: of the lead, of the window, and the last season's values.</summary>
    public int Count => LeadFeatures + WindowFeatures + season;

    /// <summary>
    /// The forecast that the trees correct: between the mean of the last season, which is 0, and that of the last
    /// quarter.
    /// </summary>
    public float Anchor { get; private set; }

    /// <summary>Reads the window that ends before a month; the following rows describe this window.</summary>
    /// <param name="series">The series.</param>
    /// <param name="end">The index of the month, at least a season.</param>
    public void Read(SeriesEncoding series, int end)
    {
        series.WriteInput(end, _input);
        var values = _input.AsSpan(0, 2 * season);
        Anchor = AnchorShare * Mean(LatestOf(values, Quarter));
        foreach (ref var value in values)
            value -= Anchor;
    }

    /// <summary>Writes one row.</summary>
    /// <param name="lead">Months after the window, from 0.</param>
    /// <param name="row"><see cref="Count"/> values.</param>
    public void Write(int lead, Span<float> row)
    {
        var before = _input.AsSpan(0, season);
        var last = _input.AsSpan(season, season);
        var indices = _input.AsSpan(2 * season, season);
        var phase = lead % season;
        row[0] = lead;
        row[1] = indices[phase];
        row[2] = last[phase];
        row[3] = before[phase];
        row[4] = (last[phase] + before[phase]) / 2;
        row[5] = indices[phase] - indices[^1];

        var window = row.Slice(LeadFeatures, WindowFeatures);
        window[0] = Mean(LatestOf(last, Quarter));
        window[1] = Mean(LatestOf(last, 2 * Quarter));
        window[2] = Mean(before);
        window[3] = window[0] - Mean(LatestOf(before, Quarter));
        window[4] = Slope(last);
        window[5] = Roughness(last);
        window[6] = Anchor;
        window[7] = _input[^5];
        window[8] = _input[^4];
        window[9] = _input[^2];
        last.CopyTo(row[(LeadFeatures + WindowFeatures)..]);
    }

    private static ReadOnlySpan<float> LatestOf(ReadOnlySpan<float> values, int months) =>
        values[^Math.Min(months, values.Length)..];

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    /// <summary>Computes the slope per month of the least squares line.</summary>
    private static float Slope(ReadOnlySpan<float> values)
    {
        var middle = (values.Length - 1) / 2f;
        var (product, square) = (0f, 0f);
        for (var i = 0; i < values.Length; i++)
        {
            product += (i - middle) * values[i];
            square += (i - middle) * (i - middle);
        }

        return product / Math.Max(square, 1);
    }

    /// <summary>Computes the mean absolute change from month to month.</summary>
    private static float Roughness(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        for (var i = 1; i < values.Length; i++)
            sum += Math.Abs(values[i] - values[i - 1]);
        return sum / Math.Max(values.Length - 1, 1);
    }
}
