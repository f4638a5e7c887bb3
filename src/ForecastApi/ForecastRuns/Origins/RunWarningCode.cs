namespace ForecastApi.ForecastRuns.Origins;

public enum RunWarningCode
{
    /// <summary>The last month of the data is not complete.</summary>
    IncompleteMonth,
}
