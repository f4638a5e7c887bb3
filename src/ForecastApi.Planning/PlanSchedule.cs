using ForecastApi.Planning.Input;

namespace ForecastApi.Planning;

/// <summary>Divides the time of a request between its strategies and the risk analysis.</summary>
internal sealed class PlanSchedule
{
    // The rest is for pricing and for the answer.
    private const double ComputingShare = 0.9;

    // The search for the optimum gets several times the time of a plan that only serves as a comparison.
    private const int OptimalWeight = 6;
    private const int RiskWeight = 2;

    // A small plan of any strategy takes less.
    private static readonly TimeSpan MinTime = TimeSpan.FromSeconds(0.25);

    /// <summary>Starts the time of a request.</summary>
    public PlanSchedule(PlannerOptions options, CancellationToken cancellationToken) =>
        Rest = new(
            options.Clock,
            (options.TimeLimit * ComputingShare) - options.Spent,
            cancellationToken
        );

    /// <summary>The time that is left for the request.</summary>
    public TimeBudget Rest { get; }

    /// <summary>Starts the time of a strategy. Time that earlier strategies did not use is shared by all that follow.</summary>
    public TimeBudget Next(PlanInput input, IReadOnlyList<StrategyChoice> choices, int index)
    {
        var weights = choices.Skip(index).Sum(Weight) + (input.Risk is null ? 0 : RiskWeight);
        var share = Rest.Left * Weight(choices[index]) / weights;
        return Rest.Take(share > MinTime ? share : MinTime);
    }

    private static int Weight(StrategyChoice choice) =>
        choice.Strategy == StrategyName.Optimal ? OptimalWeight : 1;
}
