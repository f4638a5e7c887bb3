using System.Globalization;

namespace ForecastApi.ForecastRuns;

/// <summary>In whose name a process works on batches of a run.</summary>
/// <param name="Owner">Another each time, so that what a process did before it was stopped is told apart.</param>
public sealed record BatchClaim(RunKey Run, string Owner)
{
    public static BatchClaim On(RunKey run) =>
        new(
            run,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}"
            )
        );
}
