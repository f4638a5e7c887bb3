using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Common;

/// <summary>Top-level settings of the installation.</summary>
public sealed class InstallationOptions
{
    /// <summary>The ISO 4217 code of the currency of all amounts.</summary>
    [RegularExpression(
        "^[A-Z]{3}$",
        ErrorMessage = "Currency must be an ISO 4217 code such as EUR."
    )]
    public string Currency { get; set; } = "EUR";
}
