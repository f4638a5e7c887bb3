namespace ForecastApi.Forecasts;

/// <summary>
/// Which overrides a run's readers see. Those of the run that is published: all that stand. Those of an older one: what
/// stood when the first run of a later asOf was published, for whoever set one after that knew more than the run did.
/// </summary>
public static class OverridesInEffect
{
    /// <summary>
    /// A condition on <c>o</c>, of which at most one row of a product's month fulfils it: setting another closes the one
    /// before. Takes <c>@AsOf</c>, <c>@IsLatest</c> and <c>@Expired</c>.
    /// </summary>
    public const string Condition = """
        o.SetRun < COALESCE((SELECT MIN(n.RunNumber) FROM ForecastRuns n
                             WHERE n.Official = 1 AND n.Status = 'succeeded' AND n.AsOf > @AsOf AND @IsLatest = 0), 2147483647)
          AND (o.RemovedRun IS NULL
            OR o.RemovedRun >= (SELECT MIN(n.RunNumber) FROM ForecastRuns n
                                WHERE n.Official = 1 AND n.Status = 'succeeded' AND n.AsOf > @AsOf AND @IsLatest = 0))
          AND (o.Expires IS NULL OR o.Expires > @Expired)
        """;
}
