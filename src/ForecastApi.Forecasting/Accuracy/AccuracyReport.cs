namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// The accuracy of a group of forecasts; e = forecast − demand. What has no meaning is null, and the counts say why:
/// points without a scale, a benchmark or bounds, series without demand.
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

    /// <summary>Mean over the series of their mean absolute scaled errors (Hyndman and Koehler 2006); null where none has a scale.</summary>
    public required double? Mase { get; init; }

    /// <summary>Mean over the series of their root mean squared scaled errors (M5 2022); null where none has a scale.</summary>
    public required double? Rmsse { get; init; }

    /// <summary>Mean over the series of their sMAPE, a fraction 0..2.</summary>
    public required double? Smape { get; init; }

    /// <inheritdoc cref="ErrorSums.Wape"/>
    public required double? Wape { get; init; }

    /// <inheritdoc cref="ErrorSums.Bias"/>
    public required double? Bias { get; init; }

    /// <inheritdoc cref="ErrorSums.TrackingSignal"/>
    public required double? TrackingSignal { get; init; }

    /// <summary>Share of the points inside the 80 % bounds.</summary>
    public required double? Coverage80 { get; init; }

    /// <summary>Share of the points inside the 95 % bounds.</summary>
    public required double? Coverage95 { get; init; }

    /// <summary>Mean pinball losses; null where no point has bounds.</summary>
    public required PinballLoss? Pinball { get; init; }

    /// <summary>Value added against the seasonal naive forecast on the same points (see <see cref="ErrorSums.ValueAdded"/>).</summary>
    public required double? ForecastValueAdded { get; init; }

    /// <summary>Value added by overrides against what the models forecast, on the overridden points; null without any.</summary>
    public required double? OverrideValueAdded { get; init; }

    /// <summary>MASE with each series weighted by its demand.</summary>
    public required double? WeightedMase { get; init; }

    /// <summary>RMSSE with each series weighted by its demand.</summary>
    public required double? WeightedRmsse { get; init; }

    /// <summary>sMAPE with each series weighted by its demand.</summary>
    public required double? WeightedSmape { get; init; }

    /// <summary>Mean over the series of their WAPE; series without demand are left out.</summary>
    public required double? UnweightedWape { get; init; }

    /// <summary>Mean over the series of their bias; series without demand are left out.</summary>
    public required double? UnweightedBias { get; init; }

    /// <summary>Points left out of MASE and RMSSE: the history before them was flat or a month short.</summary>
    public required int PointsWithoutScale { get; init; }

    /// <summary>Points left out of the value added: no seasonal naive forecast of them is known.</summary>
    public required int PointsWithoutBenchmark { get; init; }

    /// <summary>Points left out of coverage and pinball losses.</summary>
    public required int PointsWithoutBounds { get; init; }

    /// <summary>Series whose WAPE and bias have no meaning: they have sold nothing.</summary>
    public required int SeriesWithoutDemand { get; init; }

    /// <summary>Points at which a person's override was published.</summary>
    public required int PointsOverridden { get; init; }
}
