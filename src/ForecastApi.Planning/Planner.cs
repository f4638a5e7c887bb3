using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Risk;
using ForecastApi.Planning.Strategies;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning;

/// <summary>Computes the costed plans of all strategies. This is the entry point of the engine.</summary>
public static class Planner
{
    private static readonly IPlanStrategy[] Strategies =
    [
        new ChaseStrategy(),
        new LevelStrategy(),
        new LevelWithSubcontractStrategy(),
        new LevelWithOvertimeStrategy(),
        new JustInTimeStrategy(),
        new ThirdPartyStrategy(),
        new OptimalStrategy(),
    ];

    /// <summary>Computes and compares the plans.</summary>
    /// <param name="input">The input, one value per month.</param>
    /// <param name="strategies">The requested strategies; null = all whose prerequisites are in the input.</param>
    /// <param name="options">Time limit and seed of the planner; null = 30 seconds, seed 1.</param>
    /// <param name="cancellationToken">Cancels the planning with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The plans with their ranking.</returns>
    /// <exception cref="PlanInputException">The input is invalid; the exception lists all problems.</exception>
    public static PlanComparison Plan(
        PlanInput input,
        IReadOnlyList<StrategyChoice>? strategies = null,
        PlannerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var schedule = new PlanSchedule(options, cancellationToken);
        var problems = PlanProblems.Find(input, strategies);
        if (problems.Count > 0)
            throw new PlanInputException(problems);
        try
        {
            var exact = Expand(input);
            var choices = strategies ?? Applicable(exact);
            var plans = new ProductionPlan[choices.Count];
            for (var i = 0; i < plans.Length; i++)
                plans[i] = Plan(exact, choices[i], options, schedule.Next(exact, choices, i));
            Incumbent.Adopt(exact, plans);
            IReadOnlyList<string> warnings = BillWarnings.Find(exact);
            if (exact.Risk is { } scenarios)
            {
                if (RiskAnalysis.Run(exact, scenarios, plans, schedule.Rest) is { } risks)
                    plans = [.. plans.Zip(risks, (plan, risk) => plan with { Risk = risk })];
                else
                    warnings = [.. warnings, TimeLimitText.NoRisk(options)];
            }
            return PlanRanking.Compare(exact.Objective, plans) with { Warnings = warnings };
        }
        catch (OverflowException)
        {
            throw new PlanInputException([PlanProblems.AmountsTooLarge]);
        }
    }

    /// <summary>Returns the problems for which <see cref="Plan(PlanInput, IReadOnlyList{StrategyChoice}?, PlannerOptions?, CancellationToken)"/> would refuse an input, without planning it.</summary>
    /// <param name="input">The input.</param>
    /// <param name="strategies">The requested strategies; null = all that apply.</param>
    /// <returns>The problems; empty if the input can be planned.</returns>
    public static IReadOnlyList<PlanProblem> FindProblems(
        PlanInput input,
        IReadOnlyList<StrategyChoice>? strategies
    )
    {
        var problems = PlanProblems.Find(input, strategies);
        if (problems.Count > 0)
            return problems;
        try
        {
            var exact = Expand(input);
            var strategy = new JustInTimeStrategy();
            var choice = new StrategyChoice(strategy.Name);
            var schedule = new PlanSchedule(new(), CancellationToken.None);
            PlanCosting.Price(
                exact,
                strategy.Name,
                strategy.Decide(exact, choice, new(), schedule.Rest).Decisions
            );
            return [];
        }
        catch (PlanInputException impossible)
        {
            return impossible.Problems;
        }
        catch (OverflowException)
        {
            return [PlanProblems.AmountsTooLarge];
        }
    }

    private static PlanInput Expand(PlanInput input) =>
        PartItems.Add(YieldTerms.PerGoodUnit(InputRounding.ToWholeMillionths(input)));

    private static StrategyChoice[] Applicable(PlanInput input) =>
        [
            .. Strategies
                .Where(s => s.MissingPrerequisite(input) is null)
                .Select(s => new StrategyChoice(s.Name)),
        ];

    private static ProductionPlan Plan(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var strategy = Array.Find(Strategies, s => s.Name == choice.Strategy)!;
        if (strategy.MissingPrerequisite(input) is { } missing)
            return Price(input, choice, new(PlanDecisions.Nothing(input)), [missing]);
        var outcome = Decide(input, choice, strategy, options, budget);
        if (outcome.EndedEarly)
            return Price(input, choice, outcome, [TimeLimitText.NotPlanned(options)]);
        var plan = Price(input, choice, outcome, []);
        if (FeasibilityCheck.Run(input, outcome.Decisions, plan).Count == 0)
            return plan;
        var bottlenecks = Bottlenecks.Find(input, choice, strategy, options, budget);
        string[] reasons =
        [
            .. CheapestRelaxation.Find(input, choice, strategy, options, bottlenecks, budget),
            .. ReasonText.Shortened(
                FeasibilityCheck.Run(input, outcome.Decisions, plan, bottlenecks)
            ),
        ];
        return Price(input, choice, outcome with { Limits = [] }, reasons);
    }

    private static StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        IPlanStrategy strategy,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        try
        {
            budget.Check();
            return strategy.Decide(input, choice, options, budget);
        }
        catch (TimeLimitException)
        {
            return strategy.EndEarly(input, budget);
        }
    }

    private static ProductionPlan Price(
        PlanInput input,
        StrategyChoice choice,
        StrategyOutcome outcome,
        IReadOnlyList<string> reasons
    )
    {
        var plan = PlanCosting.Price(input, choice.Strategy, outcome.Decisions) with
        {
            Reasons = reasons,
            Limits = outcome.Limits,
        };
        return outcome.Proof is { } proof
            ? plan with
            {
                Optimality = OptimalityReport.Create(input, plan, proof),
            }
            : plan;
    }
}
