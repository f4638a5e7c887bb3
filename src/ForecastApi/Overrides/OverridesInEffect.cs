using ForecastApi.Common;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Overrides;

/// <summary>
/// The rule that decides which overrides are in effect in a run. In the latest run: all that are not removed. In an
/// older run: those that were set when the first official run of a later asOf was published, because an override that
/// was set after that rests on more than the run knew. In both: those that have not expired.
/// </summary>
internal static class OverridesInEffect
{
    // RunNumber is an int
    private const string Never = "2147483647";

    private const string SupersedingRun =
        "(SELECT MIN(n.RunNumber) FROM ForecastRuns n "
        + "WHERE n.Official = 1 AND n.Status = 'succeeded' AND n.AsOf > @AsOf AND @IsLatest = 0)";

    /// <summary>
    /// A condition on <c>o</c>, an override. At most one override of a product's month meets it: a new override closes
    /// the one before. Takes <c>@AsOf</c>, <c>@IsLatest</c> (1 or 0) and <c>@ExpiryDay</c>.
    /// </summary>
    public static readonly string Condition =
        SetBefore(SupersedingRun) + " AND (o.Expires IS NULL OR o.Expires > @ExpiryDay)";

    /// <summary>Joins the override in effect as <c>o</c> to <c>f</c>, a forecast of the run.</summary>
    public static readonly string Join =
        "LEFT JOIN Overrides o ON o.ProductId = f.ProductId AND o.Month = f.Month AND " + Condition;

    /// <summary>The part of the condition that compares run numbers.</summary>
    /// <param name="supersedingRun">
    /// SQL of the first official run of a later asOf; NULL for the latest run and while there is none.
    /// </param>
    public static string SetBefore(string supersedingRun) =>
        $"o.SetRun < COALESCE({supersedingRun}, {Never}) AND (o.RemovedRun IS NULL OR o.RemovedRun >= {supersedingRun})";

    /// <summary>Whether an override of a superseded run was in effect: it lasted into the run's first month.</summary>
    public static bool IsUnexpired(DateOnly? expires, Month asOf) =>
        expires is null || expires > FirstDay(asOf);

    /// <summary>
    /// Returns the value of <c>@ExpiryDay</c>: overrides that expire on this day or earlier are not in effect. Overrides
    /// of the latest run end on the day they expire; those of an older run had to last into its first month.
    /// </summary>
    public static DateOnly ExpiryDay(RunKey run, DateOnly today)
    {
        var firstDay = FirstDay(run.AsOf);
        return run.IsLatest && today > firstDay ? today : firstDay;
    }

    private static DateOnly FirstDay(Month asOf) => asOf.AddMonths(1).FirstDay;
}
