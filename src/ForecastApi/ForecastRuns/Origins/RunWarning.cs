using ForecastApi.Common;
using ForecastApi.Sales.Periods;

namespace ForecastApi.ForecastRuns.Origins;

/// <summary>Data that a run left out.</summary>
public sealed record RunWarning(RunWarningCode Code, string Message)
{
    /// <summary>Returns the warnings of a run.</summary>
    /// <param name="asOf">The last month that the run uses.</param>
    /// <param name="incompleteMonth">The last month of the data, which the run left out; null in general.</param>
    public static IReadOnlyList<RunWarning> Of(Month asOf, Month? incompleteMonth) =>
        incompleteMonth is null
            ? []
            :
            [
                new(
                    RunWarningCode.IncompleteMonth,
                    new LatestMonth(asOf, incompleteMonth).WhyIncomplete
                ),
            ];
}
