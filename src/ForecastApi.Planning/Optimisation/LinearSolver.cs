using System.Globalization;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Solves linear programs with OR-Tools: CLP where nothing is whole, else SCIP, whose whole numbers are then held while
/// CLP finds the rest exactly and prices the limits.
/// </summary>
internal static class LinearSolver
{
    // Far below SCIP's own tolerance: proven means proven, not within OR-Tools' default of 0.01 %.
    private const double ProvenGap = 1e-9;

    /// <summary>Minimises a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">Time limit and seed.</param>
    /// <param name="cancellation">Interrupts a search for whole numbers; other searches end at the time limit.</param>
    public static LinearSolution Solve(
        LinearProgram program,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        if (!program.HasWholeColumns)
            return Continuous(program, [], options, cancellation);
        if (program.Whole.Count(whole => whole) == 1)
            return OneWhole(program, options, cancellation);
        var found = Run(program, "SCIP", [], options, cancellation);
        if (!found.HasSolution)
            return found;
        var held = Enumerable
            .Range(0, program.Columns)
            .Where(c => program.Whole[c])
            .ToDictionary(c => c, c => Math.Round(found.Values[c]));
        var exact = Continuous(program, held, options, cancellation);
        var best = exact.HasSolution ? exact : found;
        return best with
        {
            Status = found.Status,
            Bound = found.Status == SolveStatus.Optimal ? best.Objective : found.Bound,
            Seconds = found.Seconds + exact.Seconds,
        };
    }

    // The least cost is a convex function of any one column, so its least over whole numbers stands next to its least of all.
    private static LinearSolution OneWhole(
        LinearProgram program,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        var column = program.Whole.IndexOf(true);
        var free = Continuous(program, [], options, cancellation);
        if (!free.HasSolution)
            return free;
        var value = Math.Round(free.Values[column], 7);
        LinearSolution[] tries =
        [
            .. new[] { Math.Floor(value), Math.Ceiling(value) }
                .Distinct()
                .Select(n => Continuous(program, new() { [column] = n }, options, cancellation)),
        ];
        var best = tries.Where(t => t.HasSolution).MinBy(t => t.Objective) ?? tries[0];
        return best with { Seconds = free.Seconds + tries.Sum(t => t.Seconds) };
    }

    private static LinearSolution Continuous(
        LinearProgram program,
        Dictionary<int, double> held,
        PlannerOptions options,
        CancellationToken cancellation
    ) => Run(program, "CLP", held, options, cancellation);

    private static LinearSolution Run(
        LinearProgram program,
        string backend,
        Dictionary<int, double> held,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        using var solver =
            Solver.CreateSolver(backend)
            ?? throw new PlatformNotSupportedException($"OR-Tools has no {backend} here.");
        var whole = solver.IsMip();
        var variables = Columns(solver, program, whole, held);
        var rows = Rows(solver, program, variables);
        solver.SetTimeLimit((long)Math.Max(1, options.TimeLimit.TotalMilliseconds));
        if (whole)
            SetSeed(solver, options.Seed);
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, ProvenGap);
        Solver.ResultStatus ended;
        using (whole ? cancellation.Register(() => solver.InterruptSolve()) : default)
            ended = solver.Solve(parameters);
        cancellation.ThrowIfCancellationRequested();
        var seconds = solver.WallTime() / 1000.0;
        var status = Status(ended);
        if (status is SolveStatus.Infeasible or SolveStatus.Unknown)
            return new(status, [], 0, 0, [], [], seconds);
        var objective = solver.Objective().Value();
        return new(
            status,
            [.. variables.Select(v => v.SolutionValue())],
            objective,
            whole && status == SolveStatus.Feasible ? solver.Objective().BestBound() : objective,
            whole ? [] : [.. rows.Select(r => r.DualValue())],
            whole ? [] : [.. variables.Select(v => v.ReducedCost())],
            seconds
        );
    }

    private static Variable[] Columns(
        Solver solver,
        LinearProgram program,
        bool whole,
        Dictionary<int, double> held
    )
    {
        var variables = new Variable[program.Columns];
        var objective = solver.Objective();
        for (var c = 0; c < variables.Length; c++)
        {
            var (lower, upper) = held.TryGetValue(c, out var value)
                ? (value, value)
                : (program.Lower[c], program.Upper[c]);
            variables[c] = solver.MakeVar(lower, upper, whole && program.Whole[c], "");
            if (program.Cost[c] != 0)
                objective.SetCoefficient(variables[c], program.Cost[c]);
        }
        objective.SetOffset(program.Constant);
        objective.SetMinimization();
        return variables;
    }

    private static Constraint[] Rows(Solver solver, LinearProgram program, Variable[] variables)
    {
        var rows = new Constraint[program.Rows];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = solver.MakeConstraint(program.RowLower[r], program.RowUpper[r], "");
            foreach (var (column, coefficient) in program.Row(r))
                rows[r].SetCoefficient(variables[column], coefficient);
        }
        return rows;
    }

    private static void SetSeed(Solver solver, int seed) =>
        solver.SetSolverSpecificParametersAsString(
            string.Create(CultureInfo.InvariantCulture, $"randomization/randomseedshift = {seed}")
        );

    private static SolveStatus Status(Solver.ResultStatus status) =>
        status switch
        {
            Solver.ResultStatus.OPTIMAL => SolveStatus.Optimal,
            Solver.ResultStatus.FEASIBLE => SolveStatus.Feasible,
            Solver.ResultStatus.INFEASIBLE => SolveStatus.Infeasible,
            _ => SolveStatus.Unknown,
        };
}
