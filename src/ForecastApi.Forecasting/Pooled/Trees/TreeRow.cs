namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>A training row in the form that Microsoft.ML reads.</summary>
internal sealed class TreeRow
{
    /// <summary>The actual value minus <see cref="TreeFeatures.Anchor"/>.</summary>
    public float Label { get; set; }

    /// <summary>See <see cref="TreeFeatures.Write"/>.</summary>
    public float[] Features { get; set; } = [];
}
