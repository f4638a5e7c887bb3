namespace ForecastApi.Work;

public enum NodeRole
{
    /// <summary>Answers requests and executes background work.</summary>
    Both,

    /// <summary>Answers requests only.</summary>
    Web,

    /// <summary>Executes background work only; it answers health probes and metrics.</summary>
    Worker,
}
