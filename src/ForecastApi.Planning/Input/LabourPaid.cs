namespace ForecastApi.Planning.Input;

/// <summary>Which regular hours are paid.</summary>
public enum LabourPaid
{
    /// <summary>Every hour of every worker, used or idle.</summary>
    Available,

    /// <summary>Only the hours that are worked.</summary>
    Worked,
}
