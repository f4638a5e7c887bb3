namespace ForecastApi.Work;

/// <summary>Work of one kind: how much has not ended, and how much of it somebody is at.</summary>
public sealed record OpenWork(int Open, int AtWork)
{
    public bool Neglected => Open > 0 && AtWork == 0;
}

/// <summary>What waits in the whole system at one instant.</summary>
/// <param name="At">When.</param>
/// <param name="Runs">Forecast runs; who is at them holds the lease.</param>
/// <param name="Batches">Batches of runs that have begun.</param>
/// <param name="Imports">Accepted imports.</param>
/// <param name="Plans">Plans that were asked for with <c>Prefer: respond-async</c>.</param>
/// <param name="LeaseToken">How often the lease of runs has been taken.</param>
/// <param name="LeaseRemaining">How long it holds; zero while nobody has it.</param>
public sealed record QueueState(
    DateTimeOffset At,
    OpenWork Runs,
    int Batches,
    OpenWork Imports,
    OpenWork Plans,
    long LeaseToken,
    TimeSpan LeaseRemaining
)
{
    public bool Neglected => Runs.Neglected || Imports.Neglected || Plans.Neglected;
}
