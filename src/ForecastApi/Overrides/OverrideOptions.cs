using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Overrides;

/// <summary>Section <c>Overrides</c>.</summary>
public sealed class OverrideOptions
{
    public const string Section = "Overrides";

    /// <summary>The share of the statistical forecast below which a change gets a warning.</summary>
    [Range(0, 1)]
    public double SmallChange { get; set; } = 0.1;
}
