using ForecastApi.Common;

namespace ForecastApi.ForecastRuns;

/// <summary>Data that a run left out.</summary>
public sealed record RunWarning(RunWarningCode Code, string Message)
{
    /// <summary>Returns the warnings of a run.</summary>
    /// <param name="incompleteMonth">The last month of the data, which the run left out.</param>
    public static IReadOnlyList<RunWarning> Of(Month? incompleteMonth) =>
        incompleteMonth is { } month
            ?
            [
                new(
                    RunWarningCode.IncompleteMonth,
                    $"The rows of {month} end before the month does, earlier than in the months before; it is left out. Import its other rows, or request a run with asOf {month}."
                ),
            ]
            : [];
}
