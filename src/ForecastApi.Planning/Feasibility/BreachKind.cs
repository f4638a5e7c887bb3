namespace ForecastApi.Planning.Feasibility;

/// <summary>The kind of limit that the decisions violate.</summary>
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
    Parts,
    Storage,
    Budget,
}
