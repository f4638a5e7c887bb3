namespace ForecastApi.Planning.Input;

/// <summary>Everything a plan is made from, expanded to one value per month.</summary>
public sealed record PlanInput
{
    /// <summary>The first day of the first month.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Number of months, 1 to 36.</summary>
    public required int Months { get; init; }

    /// <summary>What the plan is judged by.</summary>
    public PlanObjective Objective { get; init; }

    /// <summary>The products to plan.</summary>
    public required IReadOnlyList<PlanProduct> Products { get; init; }

    /// <summary>The labour; null = labour is not modelled and limits nothing.</summary>
    public PlanWorkforce? Workforce { get; init; }

    /// <summary>The machines; none = machines are not modelled and limit nothing.</summary>
    public IReadOnlyList<PlanResource> Resources { get; init; } = [];

    /// <summary>The third parties.</summary>
    public IReadOnlyList<PlanSupplier> Suppliers { get; init; } = [];

    /// <summary>The parts with a cost, lead time, stock or order rule; parts not listed have none of these.</summary>
    public IReadOnlyList<PlanComponent> Components { get; init; } = [];

    /// <summary>Bills of materials by parent, of products and of sub-assemblies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BillLine>> Bills { get; init; } =
        new Dictionary<string, IReadOnlyList<BillLine>>();

    /// <summary>The scenarios under which every plan is priced again; null = none.</summary>
    public RiskInput? Risk { get; init; }

    /// <summary>The first day of a month of the plan, or of one before it.</summary>
    /// <param name="index">Index of the month; 0 is the first, negative ones lie before the start.</param>
    public DateOnly Month(int index) => Start.AddMonths(index);

    /// <summary>Whether a component is a sub-assembly: it has parts of its own, is made of them and carries no cost.</summary>
    /// <param name="sku">The component.</param>
    public bool IsMade(string sku) => Bills.TryGetValue(sku, out var lines) && lines.Count > 0;
}
