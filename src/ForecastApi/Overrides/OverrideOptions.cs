using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Overrides;

/// <summary>Section <c>Overrides</c>.</summary>
public sealed class OverrideOptions
{
    public const string Section = "Overrides";

    /// <summary>Changes below this share of the statistical forecast are warned about.</summary>
    [Range(0, 1)]
    public double SmallChange { get; set; } = 0.1;
}
