namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Solves linear programs with OR-Tools: CLP where nothing is whole, else SCIP, whose whole numbers are then held while
/// CLP finds the rest exactly and prices the limits.
/// </summary>
internal static class LinearSolver
{
    /// <summary>The solver of programs without whole numbers.</summary>
    public const string Continuous = "CLP";

    /// <summary>The solver of programs with whole numbers.</summary>
    public const string Whole = "SCIP";

    /// <summary>Minimises a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">Time limit and seed.</param>
    /// <param name="cancellationToken">Interrupts a search for whole numbers; other searches end at the time limit.</param>
    public static LinearSolution Solve(
        LinearProgram program,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        var seconds = options.TimeLimit.TotalSeconds;
        return program.Whole.Count(whole => whole) switch
        {
            0 => Run(program, Continuous, [], seconds, options.Seed, cancellationToken),
            1 => OneWhole(program, seconds, options.Seed, cancellationToken),
            _ => Search(program, seconds, options.Seed, cancellationToken),
        };
    }

    /// <summary>Searches for whole numbers, then finds the rest exactly.</summary>
    /// <param name="program">The program.</param>
    /// <param name="seconds">The longest that each of the two may take.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="cancellationToken">Interrupts the search.</param>
    /// <param name="plain">The program without rows that only help the search, for exact duals; null = the program.</param>
    public static LinearSolution Search(
        LinearProgram program,
        double seconds,
        int seed,
        CancellationToken cancellationToken,
        LinearProgram? plain = null
    )
    {
        var found = Run(program, Whole, [], seconds, seed, cancellationToken);
        if (!found.HasSolution)
            return found;
        var exact = SolveWithFixedIntegers(plain ?? program, found.Values, seconds, cancellationToken);
        var best = exact.HasSolution ? exact : found;
        return best with
        {
            Status = found.Status,
            Bound = found.Status == SolveStatus.Optimal ? best.Objective : found.Bound,
            Seconds = found.Seconds + exact.Seconds,
        };
    }

    /// <summary>Minimises with every whole number held to that of values.</summary>
    public static LinearSolution SolveWithFixedIntegers(
        LinearProgram program,
        double[] values,
        double seconds,
        CancellationToken cancellationToken
    )
    {
        var fixedColumns = Enumerable
            .Range(0, program.Columns)
            .Where(c => program.Whole[c])
            .ToDictionary(c => c, c => Math.Round(values[c]));
        return Run(program, Continuous, fixedColumns, seconds, 0, cancellationToken);
    }

    // The least cost is a convex function of any one column, so its least over whole numbers stands next to its least of all.
    private static LinearSolution OneWhole(
        LinearProgram program,
        double seconds,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var column = program.Whole.IndexOf(true);
        var free = Run(program, Continuous, [], seconds, seed, cancellationToken);
        if (!free.HasSolution)
            return free;
        var value = Math.Round(free.Values[column], 7);
        LinearSolution[] tries =
        [
            .. new[] { Math.Floor(value), Math.Ceiling(value) }
                .Distinct()
                .Select(n =>
                    Run(program, Continuous, new() { [column] = n }, seconds, seed, cancellationToken)
                ),
        ];
        var best = tries.Where(t => t.HasSolution).MinBy(t => t.Objective) ?? tries[0];
        return best with { Seconds = free.Seconds + tries.Sum(t => t.Seconds) };
    }

    private static LinearSolution Run(
        LinearProgram program,
        string backend,
        Dictionary<int, double> fixedColumns,
        double seconds,
        int seed,
        CancellationToken cancellationToken
    )
    {
        using var session = new SolverSession(program, backend, fixedColumns);
        return session.Solve(seconds, seed, cancellationToken);
    }
}
