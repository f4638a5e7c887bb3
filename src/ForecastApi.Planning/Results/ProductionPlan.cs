using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Results;

/// <summary>One strategy's plan with its price.</summary>
public sealed record ProductionPlan
{
    /// <summary>The strategy that made it.</summary>
    public required StrategyName Strategy { get; init; }

    /// <summary>Whether it keeps every limit of the input.</summary>
    public bool Feasible => Reasons.Count == 0;

    /// <summary>Why it is not feasible, in a planner's words; empty for a feasible plan.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The total cost by kind: the sum of the months.</summary>
    public required CostBreakdown Costs { get; init; }

    /// <summary>The total cost: the sum of <see cref="Costs"/>.</summary>
    public decimal TotalCost => Costs.Total;

    /// <summary>Demand less lost sales, at the price of the demand's month.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>Revenue less total cost.</summary>
    public decimal Profit => Revenue - TotalCost;

    /// <summary>What it is compared by beside its cost.</summary>
    public required PlanKpis Kpis { get; init; }

    /// <summary>The months.</summary>
    public required IReadOnlyList<PlanPeriod> Periods { get; init; }

    /// <summary>The planned orders of every component at every level.</summary>
    public IReadOnlyList<PlannedOrder> Purchases { get; init; } = [];

    /// <summary>How well the optimum is proven; null for the other strategies and when there is no plan.</summary>
    public Optimality? Optimality { get; init; }

    /// <summary>Cost and service under demand as it may come; null when not asked for.</summary>
    public PlanRisk? Risk { get; init; }

    /// <summary>The limits that bind the optimal plan; empty for the other strategies.</summary>
    public IReadOnlyList<PlanLimit> Limits { get; init; } = [];
}
