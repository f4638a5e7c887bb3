namespace ForecastApi.Planning.Optimisation;

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

    /// <summary>Minimises a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">Time limit and seed.</param>
    /// <param name="cancellationToken">Interrupts an integer search; other searches end at the time limit.</param>
    public static LinearSolution Solve(
        LinearProgram program,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        var seconds = options.TimeLimit.TotalSeconds;
        return program.IsInteger.Count(isInteger => isInteger) switch
        {
            0 => Run(program, Continuous, [], seconds, options.Seed, cancellationToken),
            1 => SolveOneInteger(program, seconds, options.Seed, cancellationToken),
            _ => Search(program, seconds, options.Seed, cancellationToken),
        };
    }

    /// <summary>Searches with integers, then solves again with the integers fixed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="seconds">The maximum time of each of the two solves.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="cancellationToken">Interrupts the search.</param>
    /// <param name="plain">
    /// The program without rows that only tighten the search, used for exact duals; null = the program itself.
    /// </param>
    public static LinearSolution Search(
        LinearProgram program,
        double seconds,
        int seed,
        CancellationToken cancellationToken,
        LinearProgram? plain = null
    )
    {
        var found = Run(program, MixedInteger, [], seconds, seed, cancellationToken);
        if (!found.HasSolution)
            return found;
        var exact = SolveWithFixedIntegers(
            plain ?? program,
            found.Values,
            seconds,
            cancellationToken
        );
        var best = exact.HasSolution ? exact : found;
        return best with
        {
            Status = found.Status,
            Bound = found.Status == SolveStatus.Optimal ? best.Objective : found.Bound,
            Seconds = found.Seconds + exact.Seconds,
        };
    }

    /// <summary>Minimises with every integer column fixed to its given value.</summary>
    public static LinearSolution SolveWithFixedIntegers(
        LinearProgram program,
        double[] values,
        double seconds,
        CancellationToken cancellationToken
    )
    {
        var fixedColumns = Enumerable
            .Range(0, program.Columns)
            .Where(c => program.IsInteger[c])
            .ToDictionary(c => c, c => Math.Round(values[c]));
        return Run(program, Continuous, fixedColumns, seconds, 0, cancellationToken);
    }

    // The minimum cost is a convex function of any single column, so the best integer is adjacent to the continuous
    // optimum.
    private static LinearSolution SolveOneInteger(
        LinearProgram program,
        double seconds,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var column = program.IsInteger.IndexOf(true);
        var free = Run(program, Continuous, [], seconds, seed, cancellationToken);
        if (!free.HasSolution)
            return free;
        var value = Math.Round(free.Values[column], 7);
        LinearSolution[] tries =
        [
            .. new[] { Math.Floor(value), Math.Ceiling(value) }
                .Distinct()
                .Select(n =>
                    Run(
                        program,
                        Continuous,
                        new() { [column] = n },
                        seconds,
                        seed,
                        cancellationToken
                    )
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
