using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Risk;
using ForecastApi.Planning.Strategies;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning;

/// <summary>Computes the costed plans of all strategies. This is the entry point of the engine.</summary>
public static class Planner
{
    // Plans that only serve as a comparison get a share of the time limit.
    private const double ComparedShare = 1 / 6.0;

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
    /// <param name="options">Time limit and seed of the optimiser; null = 30 seconds, seed 1.</param>
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
        var problems = PlanProblems.Find(input, strategies);
        if (problems.Count > 0)
            throw new PlanInputException(problems);
        var exact = InputRounding.ToWholeMillionths(input);
        var choices = strategies ?? Applicable(exact);
        try
        {
            var plans = choices
                .Select(choice => Plan(exact, choice, options ?? new(), cancellationToken))
                .ToArray();
            Incumbent.Adopt(exact, plans);
            if (exact.Risk is { } scenarios)
                plans =
                [
                    .. plans.Zip(
                        RiskAnalysis.Run(exact, scenarios, plans, cancellationToken),
                        (plan, risk) => plan with { Risk = risk }
                    ),
                ];
            return PlanRanking.Compare(exact.Objective, plans) with
            {
                Warnings = BillWarnings.Find(exact),
            };
        }
        catch (OverflowException)
        {
            throw new PlanInputException([PlanProblems.AmountsTooLarge]);
        }
    }

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
        CancellationToken cancellationToken
    )
    {
        var strategy = Array.Find(Strategies, s => s.Name == choice.Strategy)!;
        if (choice.Strategy != StrategyName.Optimal)
            options = options with { TimeLimit = options.TimeLimit * ComparedShare };
        if (strategy.MissingPrerequisite(input) is { } missing)
            return Price(input, choice, new(PlanDecisions.Nothing(input)), [missing]);
        var outcome = strategy.Decide(input, choice, options, cancellationToken);
        var breaches = FeasibilityCheck.Run(input, outcome.Decisions);
        if (breaches.Count == 0)
            return Price(input, choice, outcome, []);
        string[] reasons =
        [
            .. breaches.Select(b => b.Reason),
            .. CheapestRelaxation.Find(input, choice, strategy, options, cancellationToken),
        ];
        return Price(input, choice, outcome with { Limits = [] }, reasons);
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
            Purchases = BillExplosion.Orders(input, outcome.Decisions),
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
