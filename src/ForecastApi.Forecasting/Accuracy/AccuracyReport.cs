namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// The accuracy of a group of forecasts; e = forecast − demand. An undefined measure is null, and the counts give the
/// reason: points without a scale, a benchmark or bounds, series without demand.
/// </summary>
public sealed record AccuracyReport
{
    /// <summary>Series with at least one point.</summary>
    public required int Series { get; init; }

    /// <summary>Points: one origin and one month (or one lead time) of one series each.</summary>
    public required int Points { get; init; }

    /// <inheritdoc cref="ErrorSums.Mae"/>
    public required double? Mae { get; init; }

    /// <inheritdoc cref="ErrorSums.Rmse"/>
    public required double? Rmse { get; init; }

    /// <summary>
    /// Mean over the series of their mean absolute scaled errors (Hyndman and Koehler 2006); null when no series has a
    /// scale.
    /// </summary>
    public required double? Mase { get; init; }

    /// <summary>
    /// Mean over the series of their root mean squared scaled errors (M5 2022); null when no series has a scale.
    /// </summary>
    public required double? Rmsse { get; init; }

    /// <summary>Mean over the series of their sMAPE, a fraction 0..2.</summary>
    public required double? Smape { get; init; }

    /// <inheritdoc cref="ErrorSums.Wape"/>
    public required double? Wape { get; init; }

    /// <inheritdoc cref="ErrorSums.Bias"/>
    public required double? Bias { get; init; }

    /// <summary>
    /// Mean over the series of their tracking signals (see <see cref="ErrorSums.TrackingSignal"/>): that of all points together
    /// would grow with the number of series.
    /// </summary>
    public required double? TrackingSignal { get; init; }

    /// <summary>Share of the points inside the 80 % bounds.</summary>
    public required double? Coverage80 { get; init; }

    /// <summary>Share of the points inside the 95 % bounds.</summary>
    public required double? Coverage95 { get; init; }

    /// <summary>Weighted quantile loss over the deciles; null without bounds or demand.</summary>
    public required double? Wql { get; init; }

    /// <summary>Mean pinball losses; null when no point has bounds.</summary>
    public required PinballLoss? Pinball { get; init; }

    /// <summary>Value added against the seasonal naive forecast on the same points (see <see cref="ErrorSums.ValueAdded"/>).</summary>
    public required double? ForecastValueAdded { get; init; }

    /// <summary>
    /// Value added by overrides against the models' forecast, on the overridden points; null without overrides.
    /// </summary>
    public required double? OverrideValueAdded { get; init; }

    /// <summary>MASE with each series weighted by its demand.</summary>
    public required double? WeightedMase { get; init; }

    /// <summary>RMSSE with each series weighted by its demand.</summary>
    public required double? WeightedRmsse { get; init; }

    /// <summary>sMAPE with each series weighted by its demand.</summary>
    public required double? WeightedSmape { get; init; }

    /// <summary>Mean over the series of their WAPE; series without demand are excluded.</summary>
    public required double? UnweightedWape { get; init; }

    /// <summary>Mean over the series of their bias; series without demand are excluded.</summary>
    public required double? UnweightedBias { get; init; }

    /// <summary>Points excluded from MASE and RMSSE: the history before them was flat or too short.</summary>
    public required int PointsWithoutScale { get; init; }

    /// <summary>Points excluded from the value added: their seasonal naive forecast is unknown.</summary>
    public required int PointsWithoutBenchmark { get; init; }

    /// <summary>Points excluded from coverage and pinball losses: they have no bounds.</summary>
    public required int PointsWithoutBounds { get; init; }

    /// <summary>Series without demand, whose WAPE and bias are undefined.</summary>
    public required int SeriesWithoutDemand { get; init; }

    /// <summary>Points with a published override.</summary>
    public required int PointsOverridden { get; init; }
}
