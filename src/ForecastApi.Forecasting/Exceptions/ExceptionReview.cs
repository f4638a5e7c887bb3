namespace ForecastApi.Forecasting.Exceptions;

/// <summary>The rules, all of them.</summary>
public static class ExceptionReview
{
    /// <summary>One rule for each <see cref="ExceptionRule"/>, in its order.</summary>
    public static IReadOnlyList<IExceptionRule> Rules { get; } =
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

    /// <summary>Everything that stands out in a product, at most once a rule.</summary>
    public static IReadOnlyList<ExceptionFinding> Of(
        ReviewedProduct product,
        ExceptionLimits limits
    )
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        return [.. Rules.Select(r => r.Check(product, limits)).OfType<ExceptionFinding>()];
    }
}
