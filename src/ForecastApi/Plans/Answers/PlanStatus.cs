namespace ForecastApi.Plans.Answers;

/// <summary>The status of a plan.</summary>
public enum PlanStatus
{
    Done,

    /// <summary>Requested with Prefer: respond-async and not computed yet.</summary>
    Running,

    /// <summary>Not computed; the warnings have the reason.</summary>
    Failed,
}
