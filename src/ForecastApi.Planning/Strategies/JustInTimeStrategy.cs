using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Just in time: each month supplies its own need, first with the opening workforce, then overtime, then suppliers. If
/// the opening workforce is not given, it is the one that the mean requirement keeps busy. Machines are bought only for
/// units that no supplier can deliver.
/// </summary>
internal sealed class JustInTimeStrategy : IPlanStrategy
{
    public StrategyName Name => StrategyName.JustInTime;

    public string? MissingPrerequisite(PlanInput input) => null;

    public ModelRules Rules(StrategyChoice choice) => new();

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var decisions = PlanDecisions.Nothing(input);
        var needs = new MonthlyNeeds(input, decisions);
        var shop = new SupplierOrders(input, decisions);
        var machines = new MachineHours(input, decisions);
        var opening = OpeningWorkers(input);
        for (var t = 0; t < input.Months; t++)
        {
            budget.Check();
            if (input.Workforce is { } workforce)
                decisions.Workers[t] = Production.Clamp(opening, workforce, t);
            var need = needs.Compute(t);
            var makeable = Production.UpToLimit(input, need, t);
            machines.Cap(Production.Less(makeable, shop.Capacity(t)), t, buy: true);
            makeable = machines.Cap(makeable, t, buy: false);
            if (input.Workforce is { } hired)
                Production.DropSetups(
                    input,
                    makeable,
                    decisions.Workers[t] * hired.HoursPerWorker(t)
                );
            var (regular, overtime) = MakeInHouse(input, decisions, makeable, shop.Capacity(t), t);
            decimal[] made = [.. regular];
            Production.Add(made, overtime);
            var arriving = needs.Supply(t, made, (p, units) => shop.Order(p, units, t));
            for (var p = 0; p < made.Length; p++)
                Production.Reduce(regular, overtime, p, made[p]);
            Production.Store(regular, decisions.Regular, t);
            Production.Store(overtime, decisions.Overtime, t);
            needs.Close(t, made, arriving);
        }
        RoundingResidue.Remove(input, decisions);
        return new(decisions);
    }

    // Units that no supplier can deliver are made first, so that products without a supplier are not short.
    private static (decimal[] Regular, decimal[] Overtime) MakeInHouse(
        PlanInput input,
        PlanDecisions decisions,
        decimal[] makeable,
        decimal[] buyable,
        int t
    )
    {
        var only = Production.Less(makeable, buyable);
        var workers = decisions.Workers[t];
        var regularHours =
            (input.Workforce?.HoursPerWorker(t) * workers) - Production.SetupHours(input, makeable);
        var regular = HourSplit.Make(input, only, ref regularHours);
        var onlyLeft = Production.Less(only, regular);
        Production.Add(
            regular,
            HourSplit.Make(
                input,
                Production.Less(Production.Less(makeable, regular), onlyLeft),
                ref regularHours
            )
        );
        if (input.Workforce is { IdleAllowed: false })
            Production.Add(regular, HourSplit.Fill(input, regular, regularHours ?? 0));
        var overtime = new decimal[regular.Length];
        if (input.Workforce is { } workforce)
        {
            var overtimeHours = workforce.OvertimeLimit(t, workers);
            overtime = HourSplit.Make(input, onlyLeft, ref overtimeHours);
            var left = Production.Less(Production.Less(makeable, regular), onlyLeft);
            Production.Add(overtime, HourSplit.Make(input, left, ref overtimeHours));
        }
        Production.DropSmallBatches(input, regular, overtime);
        return (regular, overtime);
    }

    private static decimal OpeningWorkers(PlanInput input)
    {
        if (input.Workforce is not { } workforce)
            return 0;
        if (workforce.OpeningWorkers is { } given)
            return given;
        var hours = HourSplit.Hours(input, TotalRequirement.Compute(input, reachTargets: true));
        var each = Enumerable.Range(0, input.Months).Sum(workforce.HoursPerWorker);
        var workers = each == 0 ? 0 : Tolerance.Round(hours / each);
        return workforce.WholeWorkers ? Math.Ceiling(workers) : workers;
    }
}
