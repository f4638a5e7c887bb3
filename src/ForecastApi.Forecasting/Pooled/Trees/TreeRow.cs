namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>One month to learn from as Microsoft.ML reads it.</summary>
internal sealed class TreeRow
{
    /// <summary>What came, counted from <see cref="TreeFeatures.Anchor"/>.</summary>
    public float Label { get; set; }

    /// <summary>See <see cref="TreeFeatures.Write"/>.</summary>
    public float[] Features { get; set; } = [];
}
