using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Builds the inputs of small cases, whose answers are computed by hand.</summary>
internal static class Case
{
    /// <summary>
    /// Creates an item without limits. Keeping a unit for a month costs 1, so that nothing is made before it is needed.
    /// </summary>
    public static PlanProduct Product(string sku, params decimal[] demand) =>
        new()
        {
            Sku = sku,
            Demand = demand,
            UnitPrice = new decimal[demand.Length],
            HoldingCost = Each(demand.Length, 1),
            SafetyStock = new decimal[demand.Length],
        };

    public static PlanInput Input(params PlanProduct[] products) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = products[0].Demand.Count,
            Products = products,
        };

    public static PlanInput WithBill(
        this PlanInput input,
        string sku,
        params (string Component, decimal Quantity)[] lines
    ) =>
        input with
        {
            Bills = new Dictionary<string, IReadOnlyList<BillLine>>(input.Bills)
            {
                [sku] = [.. lines.Select(l => new BillLine(l.Component, l.Quantity, 0))],
            },
        };

    /// <summary>Creates a workforce of constant size, which is paid for the hours worked.</summary>
    public static PlanWorkforce Workers(int months, decimal workers, decimal rate = 1) =>
        new()
        {
            OpeningWorkers = workers,
            MinWorkers = Each(months, workers),
            MaxWorkers = Each(months, workers),
            HoursPerDay = Each(months, 8),
            WorkingDays = Each(months, 20),
            RegularRate = rate,
            LabourPaid = LabourPaid.Worked,
        };

    public static decimal[] Each(int months, decimal value) =>
        [.. Enumerable.Repeat(value, months)];

    public static ProductionPlan Optimal(PlanInput input) => Plan(input, StrategyName.Optimal);

    public static ProductionPlan Plan(PlanInput input, StrategyName strategy)
    {
        var plan = Planner
            .Plan(input, [new(strategy)], cancellationToken: TestContext.Current.CancellationToken)
            .Plans[0];
        Factories.FactoryAssert.Holds(input, plan);
        return plan;
    }

    public static ProductionPlan Feasible(PlanInput input)
    {
        var plan = Optimal(input);
        Assert.True(plan.Feasible, string.Join(' ', plan.Reasons));
        return plan;
    }

    public static decimal[] Made(this ProductionPlan plan, string sku) =>
        plan.Of(sku, m => m.RegularProduction + m.OvertimeProduction);

    public static decimal[] Of(
        this ProductionPlan plan,
        string sku,
        Func<PlanProductMonth, decimal> figure
    ) => [.. plan.Periods.Select(p => figure(p.Products.Single(m => m.Sku == sku)))];

    /// <summary>Returns the orders of a part: the index of the month of need, and the units.</summary>
    public static (int Month, decimal Units)[] Orders(this ProductionPlan plan, string sku) =>
        [
            .. plan
                .Purchases.Where(o => o.Sku == sku)
                .Select(o => (o.NeedMonth.Month - plan.Periods[0].Month.Month, o.Quantity)),
        ];
}
