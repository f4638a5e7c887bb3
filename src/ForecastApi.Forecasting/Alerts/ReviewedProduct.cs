namespace ForecastApi.Forecasting.Alerts;

/// <summary>The data of one product of a run that the rules check.</summary>
public sealed record ReviewedProduct
{
    /// <summary>First day of the last month of the run's data.</summary>
    public required DateOnly LastMonth { get; init; }

    /// <summary>Sales up to <see cref="LastMonth"/>; may be empty.</summary>
    public required MonthlySeries History { get; init; }

    /// <summary>The selected model of the run.</summary>
    public required string Model { get; init; }

    /// <summary>The selected model of the previous official snapshot; null when there is none.</summary>
    public string? PreviousModel { get; init; }

    /// <summary>The demand's pattern; null without demand.</summary>
    public string? DemandClass { get; init; }

    /// <summary>The demand's pattern at the previous official snapshot; null when unknown.</summary>
    public string? PreviousDemandClass { get; init; }

    /// <summary>Whether a like product replaces the history.</summary>
    public bool HasLikeProduct { get; init; }

    /// <summary>Past months with the forecast of the official snapshot of the month before, oldest first.</summary>
    public IReadOnlyList<EvaluatedMonth> Evaluated { get; init; } = [];

    /// <summary>
    /// The forecast in units, summed over the months that the previous official snapshot also covers; null when there
    /// is none.
    /// </summary>
    public double? ForecastTotal { get; init; }

    /// <summary>The forecast of the previous official snapshot in units, summed over the same months.</summary>
    public double? PreviousForecastTotal { get; init; }

    /// <summary>The latest level shift in the history; null when there is none.</summary>
    public LevelStep? Step { get; init; }

    /// <summary>The age in months of the oldest override in effect; null when there is none.</summary>
    public int? OverrideAge { get; init; }

    /// <summary>Past months with an override, oldest first.</summary>
    public IReadOnlyList<OverriddenMonth> Overridden { get; init; } = [];
}
