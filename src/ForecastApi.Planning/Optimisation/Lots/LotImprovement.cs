using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>
/// Improves a plan for some lots at a time (fix-and-optimise, Helber and Sahling 2010). Once no neighbourhood of a size
/// improves the plan, the neighbourhoods grow (variable neighbourhood search, Hansen and Mladenović 2001).
/// </summary>
internal sealed class LotImprovement
{
    private const double NeighbourhoodGap = 1e-5;
    private const double MinGain = 1e-9;

    // The first neighbourhoods contain this share of the lots, but no more than the number of lots.
    private const double FirstShare = 0.3;
    private const int FirstLots = 240;
    private const double Growth = 1.5;

    // A neighbourhood of more lots is nearly the whole problem.
    private const double LastShare = 0.8;

    private static readonly TimeSpan FirstTime = TimeSpan.FromSeconds(2);

    private readonly PlanInput _input;
    private readonly PlanModel _model;
    private readonly LinearProgram _program;
    private readonly int _seed;
    private readonly Random _random;
    private double _size;
    private TimeSpan _time = FirstTime;

    /// <summary>Starts the improvement of a plan.</summary>
    /// <param name="input">The input.</param>
    /// <param name="model">The model.</param>
    /// <param name="program">The model's program with the inequalities that tighten it.</param>
    /// <param name="best">The plan.</param>
    /// <param name="seed">Seed of the order of the neighbourhoods.</param>
    public LotImprovement(
        PlanInput input,
        PlanModel model,
        LinearProgram program,
        LinearSolution best,
        int seed
    )
    {
        _input = input;
        _model = model;
        _program = program;
        _seed = seed;
        _random = new(seed);
        _size = Math.Min(FirstLots, FirstShare * model.Lots.Count);
        Best = best;
    }

    /// <summary>The best plan found.</summary>
    public LinearSolution Best { get; private set; }

    /// <summary>Searches larger and larger neighbourhoods until the time is up.</summary>
    /// <exception cref="OperationCanceledException">The computation is cancelled.</exception>
    public void Run(TimeBudget budget)
    {
        while (!budget.IsOver)
        {
            if (IsImproved(budget) || _size * Growth > LastShare * _model.Lots.Count)
                continue;
            _size *= Growth;
            _time *= Growth;
        }
    }

    private bool IsImproved(TimeBudget budget)
    {
        var isImproved = false;
        foreach (var free in Neighbourhoods())
        {
            if (budget.IsOver)
                break;
            var next = SolveAround(free, budget.Take(_time));
            if (
                !next.HasSolution
                || next.Objective >= Best.Objective - MinGain * Math.Abs(Best.Objective)
            )
                continue;
            Best = next;
            isImproved = true;
        }
        return isImproved;
    }

    // Alternates between some products in every month and every product in some months.
    private IEnumerable<Func<Lot, bool>> Neighbourhoods()
    {
        var products = _model.Lots.Select(lot => lot.Product).Distinct().ToArray();
        var groups = Math.Max(2, (int)_size / _input.Months);
        var months = Math.Max(2, (int)_size / products.Length);
        var windows = Enumerable
            .Range(0, _input.Months)
            .Where(t => t % Math.Max(1, months / 2) == 0)
            .ToArray();
        _random.Shuffle(products);
        _random.Shuffle(windows);
        var sets = products.Chunk(groups).ToArray();
        for (var i = 0; i < Math.Max(sets.Length, windows.Length); i++)
        {
            if (i < sets.Length)
            {
                var set = sets[i].ToHashSet();
                yield return lot => set.Contains(lot.Product);
            }
            if (i < windows.Length)
            {
                var first = windows[i];
                yield return lot => lot.Month >= first && lot.Month < first + months;
            }
        }
    }

    private LinearSolution SolveAround(Func<Lot, bool> isFree, TimeBudget budget) =>
        LinearSolution.InTime(() =>
            HighsSearch.Run(
                _program,
                Best.Values,
                _seed,
                budget,
                NeighbourhoodGap,
                _model
                    .Lots.Where(lot => !isFree(lot))
                    .ToDictionary(lot => lot.Open, lot => Math.Round(Best.Values[lot.Open]))
            )
        );
}
