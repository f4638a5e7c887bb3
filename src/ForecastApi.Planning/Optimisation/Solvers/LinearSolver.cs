namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>
/// Solves linear programs with OR-Tools: CLP for programs without integers, otherwise SCIP. The integers are then fixed
/// and CLP computes exact values and the shadow prices.
/// </summary>
internal static class LinearSolver
{
    /// <summary>The solver of programs without integers.</summary>
    public const string Continuous = "CLP";

    /// <summary>The solver of programs with integers.</summary>
    public const string MixedInteger = "SCIP";

    // The rest of the time is for the exact solution with the integers that were found.
    private const double SearchShare = 0.9;

    /// <summary>Minimises a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="seed">Seed of an integer search.</param>
    /// <param name="budget">Time and cancellation.</param>
    public static LinearSolution Solve(LinearProgram program, int seed, TimeBudget budget) =>
        program.IsInteger.Count(isInteger => isInteger) switch
        {
            0 => Run(program, Continuous, [], seed, budget),
            1 => SolveOneInteger(program, seed, budget),
            _ => Search(program, seed, budget),
        };

    /// <summary>Minimises the relaxation of a program, without its integers.</summary>
    public static LinearSolution Relax(LinearProgram program, TimeBudget budget) =>
        Run(program, Continuous, [], 0, budget);

    /// <summary>Searches with integers, then solves again with the integers fixed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="budget">Time and cancellation.</param>
    /// <param name="plain">
    /// The program without rows that only tighten the search, used for exact duals; null = the program itself.
    /// </param>
    public static LinearSolution Search(
        LinearProgram program,
        int seed,
        TimeBudget budget,
        LinearProgram? plain = null
    )
    {
        var found = Run(program, MixedInteger, [], seed, budget.Share(SearchShare));
        if (!found.HasSolution)
            return found;
        var exact = SolveWithFixedIntegers(plain ?? program, found.Values, budget);
        var best = exact.HasSolution ? exact : found;
        return best with
        {
            Status = found.Status,
            Bound = found.Status == SolveStatus.Optimal ? best.Objective : found.Bound,
            Seconds = found.Seconds + exact.Seconds,
        };
    }

    /// <summary>
    /// Minimises with every integer column fixed to its given value; no solution if the time is over.
    /// </summary>
    public static LinearSolution SolveWithFixedIntegers(
        LinearProgram program,
        double[] values,
        TimeBudget budget
    )
    {
        var fixedColumns = Enumerable
            .Range(0, program.Columns)
            .Where(c => program.IsInteger[c])
            .ToDictionary(c => c, c => Math.Round(values[c]));
        return LinearSolution.InTime(() => Run(program, Continuous, fixedColumns, 0, budget));
    }

    /// <summary>
    /// Searches with some columns fixed to a value; no solution if the time is over.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="fixedColumns">The columns and their values.</param>
    /// <param name="hint">Values of a solution from which the search starts; null = none.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="gap">Relative gap at which the search ends.</param>
    /// <param name="budget">Time and cancellation.</param>
    public static LinearSolution SolveWithFixed(
        LinearProgram program,
        Dictionary<int, double> fixedColumns,
        double[]? hint,
        int seed,
        double gap,
        TimeBudget budget
    ) =>
        LinearSolution.InTime(() =>
        {
            using var session = new SolverSession(program, MixedInteger, budget, fixedColumns);
            if (hint is not null)
                session.Hint(hint);
            return session.Solve(seed, budget, gap);
        });

    // The minimum cost is a convex function of any single column, so the best integer is adjacent to the continuous
    // optimum.
    private static LinearSolution SolveOneInteger(
        LinearProgram program,
        int seed,
        TimeBudget budget
    )
    {
        var column = program.IsInteger.IndexOf(true);
        var free = Run(program, Continuous, [], seed, budget);
        if (!free.HasSolution)
            return free;
        var value = Math.Round(free.Values[column], 7);
        LinearSolution[] tries =
        [
            .. new[] { Math.Floor(value), Math.Ceiling(value) }
                .Distinct()
                .Select(n =>
                    LinearSolution.InTime(() =>
                        Run(program, Continuous, new() { [column] = n }, seed, budget)
                    )
                ),
        ];
        var best = tries.Where(t => t.HasSolution).MinBy(t => t.Objective) ?? tries[0];
        // Without the other integer it is not proven that this one is the best
        var status =
            tries.Any(t => t.Status == SolveStatus.Unknown) && best.HasSolution
                ? SolveStatus.Feasible
                : best.Status;
        return best with
        {
            Status = status,
            Bound = status == SolveStatus.Feasible ? free.Objective : best.Bound,
            Seconds = free.Seconds + tries.Sum(t => t.Seconds),
        };
    }

    private static LinearSolution Run(
        LinearProgram program,
        string backend,
        Dictionary<int, double> fixedColumns,
        int seed,
        TimeBudget budget
    )
    {
        using var session = new SolverSession(program, backend, budget, fixedColumns);
        return session.Solve(seed, budget);
    }
}
