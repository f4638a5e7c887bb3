using System.Text.Json;

namespace ForecastApi.Accuracy;

/// <summary>Identifies the groups of one request.</summary>
public sealed record AccuracyKey(AccuracyBasis Basis, AccuracyBy By, AccuracyFilter Filter)
{
    /// <summary>Returns the key as JSON: two requests never have the same text, whatever a SKU or category contains.</summary>
    public string ToText() => JsonSerializer.Serialize(this);
}
