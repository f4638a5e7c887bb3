namespace ForecastApi.Forecasting.Alerts;

/// <summary>The rules that raise alerts about a product's forecast or history.</summary>
public enum AlertRule
{
    /// <inheritdoc cref="TrackingSignalRule"/>
    TrackingSignal,

    /// <inheritdoc cref="OutsideBandRule"/>
    OutsideBand,

    /// <inheritdoc cref="OneSidedErrorsRule"/>
    OneSidedErrors,

    /// <inheritdoc cref="ModelChangedRule"/>
    ModelChanged,

    /// <inheritdoc cref="ClassChangedRule"/>
    ClassChanged,

    /// <inheritdoc cref="LevelShiftRule"/>
    LevelShift,

    /// <inheritdoc cref="ZeroRunRule"/>
    ZeroRun,

    /// <inheritdoc cref="ForecastJumpRule"/>
    ForecastJump,

    /// <inheritdoc cref="OverrideOldRule"/>
    OverrideOld,

    /// <inheritdoc cref="OverrideHarmfulRule"/>
    OverrideHarmful,

    /// <inheritdoc cref="NewWithoutLikeRule"/>
    NewWithoutLike,

    /// <inheritdoc cref="ShortHistoryRule"/>
    ShortHistory,

    /// <inheritdoc cref="MissingMonthRule"/>
    MissingMonth,

    /// <inheritdoc cref="NegativeSalesRule"/>
    NegativeSales,
}
