using System.Runtime.InteropServices;

namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>Searches a mixed-integer program with HiGHS.</summary>
internal static class HighsSearch
{
    // Constants of highs_c_api.h.
    private const int RowWise = 2;
    private const int Minimise = 1;
    private const int StatusOptimal = 7;
    private const int StatusInfeasible = 8;
    private const int SolutionFeasible = 2;

    // As tight as SCIP's (see SolverSession).
    private const double ProvenGap = 1e-9;

    // Every search states the same number, because all searches of a thread share its scheduler.
    private const int Threads = 1;

    // Branchings before a column's pseudo-costs count. Strong branching takes most of the time of programs with lots.
    private const int ReliableBranchings = 1;

    /// <summary>
    /// Minimises a program. A search that runs out of time returns its best solution and bound; without a solution, the
    /// result has only a bound.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="start">Values of a solution from which the search starts; null = none.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="budget">Time and cancellation.</param>
    /// <param name="gap">Relative gap at which the search ends.</param>
    /// <param name="fixedColumns">Columns fixed to a value; null = none.</param>
    /// <exception cref="OperationCanceledException">The computation is cancelled.</exception>
    /// <exception cref="TimeLimitException">The time is over before the search begins.</exception>
    public static LinearSolution Run(
        LinearProgram program,
        double[]? start,
        int seed,
        TimeBudget budget,
        double gap = ProvenGap,
        IReadOnlyDictionary<int, double>? fixedColumns = null
    )
    {
        budget.Check();
        var before = budget.Elapsed;
        var highs = HighsLibrary.Create();
        HighsLibrary.Callback interrupt = (_, _, _, input, _) =>
        {
            // The first member of the input is the answer
            if (input != nint.Zero && budget.CancellationToken.IsCancellationRequested)
                Marshal.WriteInt32(input, 1);
        };
        try
        {
            HighsLibrary.SetOption(highs, "output_flag", false);
            Load(highs, program, fixedColumns);
            if (start is not null)
                HighsLibrary.SetSolution(highs, start, null, null, null);
            HighsLibrary.SetOption(highs, "threads", Threads);
            HighsLibrary.SetOption(highs, "parallel", "off");
            HighsLibrary.SetOption(highs, "random_seed", seed);
            HighsLibrary.SetOption(highs, "mip_pscost_minreliable", ReliableBranchings);
            HighsLibrary.SetOption(highs, "mip_rel_gap", gap);
            HighsLibrary.SetCallback(highs, interrupt, nint.Zero);
            HighsLibrary.StartCallback(highs, HighsLibrary.InterruptCallback);
            budget.Check();
            HighsLibrary.SetOption(highs, "time_limit", budget.Left.TotalSeconds);
            HighsLibrary.Run(highs);
            budget.CancellationToken.ThrowIfCancellationRequested();
            return Read(highs, program, (budget.Elapsed - before).TotalSeconds);
        }
        finally
        {
            HighsLibrary.Destroy(highs);
            GC.KeepAlive(interrupt);
        }
    }

    private static void Load(
        nint highs,
        LinearProgram program,
        IReadOnlyDictionary<int, double>? fixedColumns
    )
    {
        double[] lower = [.. program.Lower];
        double[] upper = [.. program.Upper];
        foreach (var (column, value) in fixedColumns ?? new Dictionary<int, double>())
            lower[column] = upper[column] = value;
        var starts = new int[program.Rows];
        List<int> indices = [];
        List<double> coefficients = [];
        for (var r = 0; r < program.Rows; r++)
        {
            starts[r] = indices.Count;
            foreach (var (column, coefficient) in program.Row(r))
            {
                indices.Add(column);
                coefficients.Add(coefficient);
            }
        }
        var status = HighsLibrary.PassMip(
            highs,
            program.Columns,
            program.Rows,
            indices.Count,
            RowWise,
            Minimise,
            program.Constant,
            [.. program.Cost],
            lower,
            upper,
            [.. program.RowLower],
            [.. program.RowUpper],
            starts,
            [.. indices],
            [.. coefficients],
            [.. program.IsInteger.Select(isInteger => isInteger ? 1 : 0)]
        );
        if (status < 0)
            throw new InvalidOperationException("HiGHS does not accept the program.");
    }

    private static LinearSolution Read(nint highs, LinearProgram program, double seconds)
    {
        var status = HighsLibrary.GetModelStatus(highs);
        HighsLibrary.GetInfo(highs, "mip_dual_bound", out double bound);
        var none = LinearSolution.None with
        {
            Status = status == StatusInfeasible ? SolveStatus.Infeasible : SolveStatus.Unknown,
            Bound = bound,
            Seconds = seconds,
        };
        HighsLibrary.GetInfo(highs, "primal_solution_status", out int solution);
        if (solution != SolutionFeasible || status == StatusInfeasible)
            return none;
        var values = new double[program.Columns];
        HighsLibrary.GetSolution(highs, values, null, null, null);
        HighsLibrary.GetInfo(highs, "objective_function_value", out double objective);
        return none with
        {
            Status = status == StatusOptimal ? SolveStatus.Optimal : SolveStatus.Feasible,
            Values = values,
            Objective = objective,
            Bound = Math.Min(bound, objective),
        };
    }
}
