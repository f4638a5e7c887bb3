namespace ForecastApi.Planning.Input;

/// <summary>The regular hours that are paid.</summary>
public enum LabourPaid
{
    /// <summary>Every hour of every worker, used or idle.</summary>
    Available,

    /// <summary>Only the hours worked.</summary>
    Worked,
}
