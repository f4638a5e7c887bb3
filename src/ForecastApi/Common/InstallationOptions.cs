using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Common;

/// <summary>What holds for the whole installation; top-level settings.</summary>
public sealed class InstallationOptions
{
    /// <summary>ISO 4217 code of the one currency that every amount is in.</summary>
    [RegularExpression(
        "^[A-Z]{3}$",
        ErrorMessage = "Currency must be an ISO 4217 code such as EUR."
    )]
    public string Currency { get; set; } = "EUR";
}
