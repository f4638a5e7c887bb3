namespace ForecastApi.Planning.Feasibility;

/// <summary>Which limit decisions break.</summary>
internal enum BreachKind
{
    Shortage,
    Stock,
    Production,
    RegularHours,
    OvertimeHours,
    IdleHours,
    Workers,
    MachineHours,
    Purchases,
    Batch,
    Supplier,
}
