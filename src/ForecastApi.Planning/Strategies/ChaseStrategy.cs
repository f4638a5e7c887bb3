using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Chase: the workforce follows the demand with hires and lay-offs each month and makes exactly the requirement that
/// brings the stock to its target. Machines needed for this are bought if they can be. If idle hours are not allowed,
/// the workers make as much as they can.
/// </summary>
internal sealed class ChaseStrategy : IPlanStrategy
{
    public StrategyName Name => StrategyName.Chase;

    public string? MissingPrerequisite(PlanInput input) => Prerequisites.Workforce(input);

    public ModelRules Rules(StrategyChoice choice) => new() { Overtime = false, Suppliers = false };

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var decisions = PlanDecisions.Nothing(input);
        var workforce = input.Workforce!;
        var needs = new MonthlyNeeds(input, decisions);
        var shop = new SupplierOrders(input, decisions);
        var machines = new MachineHours(input, decisions);
        for (var t = 0; t < input.Months; t++)
        {
            budget.Check();
            var before = t == 0 ? workforce.OpeningWorkers ?? 0 : decisions.Workers[t - 1];
            var wanted = machines.Cap(
                Production.UpToLimit(input, needs.Compute(t), t),
                t,
                buy: true
            );
            Production.DropSmallBatches(input, wanted, new decimal[wanted.Length]);
            var hours = HourSplit.Hours(input, wanted) + Production.SetupHours(input, wanted);
            var workers = Workers(
                workforce,
                choice.Rounding ?? WorkerRounding.Up,
                hours,
                t,
                before
            );
            var regular = workers * workforce.HoursPerWorker(t);
            Production.DropSetups(input, wanted, regular);
            decimal? available = regular - Production.SetupHours(input, wanted);
            var made = HourSplit.Make(input, wanted, ref available);
            Production.DropSmallBatches(input, made, new decimal[made.Length]);
            if (!workforce.IdleAllowed)
                Production.Add(made, HourSplit.Fill(input, made, available ?? 0));
            decisions.Workers[t] = workers;
            var arriving = needs.Supply(t, made, (p, units) => shop.OrderPart(p, units, t));
            Production.Store(made, decisions.Regular, t);
            needs.Close(t, made, arriving);
        }
        RoundingResidue.Remove(input, decisions);
        return new(decisions);
    }

    private static decimal Workers(
        PlanWorkforce workforce,
        WorkerRounding rounding,
        decimal hours,
        int t,
        decimal before
    )
    {
        var each = workforce.HoursPerWorker(t);
        var exact = each == 0 ? before : hours / each;
        var workers = rounding switch
        {
            // A residue of the division in the last digit must not add a worker.
            WorkerRounding.Up => Math.Ceiling(Math.Round(exact, 12)),
            WorkerRounding.Nearest => Math.Round(exact, MidpointRounding.AwayFromZero),
            WorkerRounding.None => Math.Round(
                exact,
                Tolerance.Decimals,
                MidpointRounding.ToPositiveInfinity
            ),
        };
        return Production.Clamp(workers, workforce, t);
    }
}
