using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Results;

/// <summary>The priced plan of one strategy.</summary>
public sealed record ProductionPlan
{
    /// <summary>The strategy that made the plan.</summary>
    public required StrategyName Strategy { get; init; }

    /// <summary>Whether the plan satisfies every limit of the input.</summary>
    public bool Feasible => Reasons.Count == 0;

    /// <summary>
    /// The reasons why the plan is infeasible, as sentences for the planner; empty for a feasible plan.
    /// </summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The total cost by kind: the sum of the months.</summary>
    public required CostBreakdown Costs { get; init; }

    /// <summary>The total cost: the sum of <see cref="Costs"/>.</summary>
    public decimal TotalCost => Costs.Total;

    /// <summary>Demand less lost sales, at the price of the month of the demand.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>Revenue less total cost.</summary>
    public decimal Profit => Revenue - TotalCost;

    /// <summary>The KPIs in addition to the cost.</summary>
    public required PlanKpis Kpis { get; init; }

    /// <summary>The months.</summary>
    public required IReadOnlyList<PlanPeriod> Periods { get; init; }

    /// <summary>The planned orders of every component at every level.</summary>
    public IReadOnlyList<PlannedOrder> Purchases { get; init; } = [];

    /// <summary>The proof of the optimum; null for the other strategies and if there is no plan.</summary>
    public Optimality? Optimality { get; init; }

    /// <summary>Cost and service under uncertain demand; null if not requested.</summary>
    public PlanRisk? Risk { get; init; }

    /// <summary>The binding limits of the optimal plan; empty for the other strategies.</summary>
    public IReadOnlyList<PlanLimit> Limits { get; init; } = [];
}
