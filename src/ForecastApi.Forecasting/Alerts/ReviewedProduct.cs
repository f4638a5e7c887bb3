namespace ForecastApi.Forecasting.Alerts;

/// <summary>All that the rules look at in one product of a run.</summary>
public sealed record ReviewedProduct
{
    /// <summary>First day of the last month that the run used.</summary>
    public required DateOnly LastMonth { get; init; }

    /// <summary>Sales up to <see cref="LastMonth"/>; may be empty.</summary>
    public required MonthlySeries History { get; init; }

    /// <summary>The model that the run chose.</summary>
    public required string Model { get; init; }

    /// <summary>The model of the previous official snapshot; null when it has none.</summary>
    public string? PreviousModel { get; init; }

    /// <summary>The demand's pattern; null without demand.</summary>
    public string? DemandClass { get; init; }

    /// <summary>Its pattern at the previous official snapshot; null when it is not known.</summary>
    public string? PreviousDemandClass { get; init; }

    /// <summary>Whether a like product stands in for its history.</summary>
    public bool HasLikeProduct { get; init; }

    /// <summary>Months forecast from the month before by official snapshots, oldest first.</summary>
    public IReadOnlyList<EvaluatedMonth> Evaluated { get; init; } = [];

    /// <summary>Units now forecast over the months that the previous official snapshot covers too; null when there is none.</summary>
    public double? ForecastTotal { get; init; }

    /// <summary>Units that the previous official snapshot forecasts over the same months.</summary>
    public double? PreviousForecastTotal { get; init; }

    /// <summary>The latest step in the history; null without one.</summary>
    public LevelStep? Step { get; init; }

    /// <summary>Months since the oldest override still in effect was set; null without one.</summary>
    public int? OverrideAge { get; init; }

    /// <summary>Months that are over and were overridden, oldest first.</summary>
    public IReadOnlyList<OverriddenMonth> Overridden { get; init; } = [];
}
