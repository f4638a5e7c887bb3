namespace ForecastApi.Forecasting.Alerts;

/// <summary>Applies all alert rules.</summary>
public static class AlertReview
{
    /// <summary>One rule for each <see cref="AlertRule"/>, in its order.</summary>
    public static IReadOnlyList<IAlertRule> Rules { get; } =
    [
        new TrackingSignalRule(),
        new OutsideBandRule(),
        new OneSidedErrorsRule(),
        new ModelChangedRule(),
        new ClassChangedRule(),
        new LevelShiftRule(),
        new ZeroRunRule(),
        new ForecastJumpRule(),
        new OverrideOldRule(),
        new OverrideHarmfulRule(),
        new NewWithoutLikeRule(),
        new ShortHistoryRule(),
        new MissingMonthRule(),
        new NegativeSalesRule(),
    ];

    /// <summary>Returns the alerts of a product, at most one per rule.</summary>
    public static IReadOnlyList<AlertFinding> Run(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return [.. Rules.Select(r => r.Check(product, limits)).OfType<AlertFinding>()];
    }
}
