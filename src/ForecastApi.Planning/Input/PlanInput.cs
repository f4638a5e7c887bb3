namespace ForecastApi.Planning.Input;

/// <summary>The complete input of a plan, expanded to one value per month.</summary>
public sealed record PlanInput
{
    /// <summary>The first day of the first month.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The number of months, 1 to 36.</summary>
    public required int Months { get; init; }

    /// <summary>The objective of the plan.</summary>
    public PlanObjective Objective { get; init; }

    /// <summary>The products to plan.</summary>
    public required IReadOnlyList<PlanProduct> Products { get; init; }

    /// <summary>The workforce; null = labour is not modelled and is unlimited.</summary>
    public PlanWorkforce? Workforce { get; init; }

    /// <summary>The machine groups; empty = machines are not modelled and are unlimited.</summary>
    public IReadOnlyList<PlanResource> Resources { get; init; } = [];

    /// <summary>The suppliers.</summary>
    public IReadOnlyList<PlanSupplier> Suppliers { get; init; } = [];

    /// <summary>
    /// The parts that have a cost, lead time, stock or order rule. Parts that are not listed have none of these.
    /// </summary>
    public IReadOnlyList<PlanComponent> Components { get; init; } = [];

    /// <summary>Bills of materials by parent, of products and of sub-assemblies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BillLine>> Bills { get; init; } =
        new Dictionary<string, IReadOnlyList<BillLine>>();

    /// <summary>Whether nothing is made before its parts can be there.</summary>
    public PartsPolicy Parts { get; init; }

    /// <summary>The maximum cash out per month, in money; null = unlimited.</summary>
    public IReadOnlyList<decimal>? Budget { get; init; }

    /// <summary>The stores that several items share.</summary>
    public IReadOnlyList<PlanStorage> Storage { get; init; } = [];

    /// <summary>The demand scenarios used to price the risk of every plan; null = none.</summary>
    public RiskInput? Risk { get; init; }

    /// <summary>Returns the first day of a month of the plan or of an earlier month.</summary>
    /// <param name="index">
    /// Index of the month; 0 is the first month of the plan, negative values are earlier months.
    /// </param>
    public DateOnly Month(int index) => Start.AddMonths(index);

    /// <summary>
    /// Whether a component is a sub-assembly: it has a bill of materials, so it is made and carries no cost of its own.
    /// </summary>
    /// <param name="sku">The component.</param>
    public bool IsMade(string sku) => Bills.TryGetValue(sku, out var lines) && lines.Count > 0;
}
