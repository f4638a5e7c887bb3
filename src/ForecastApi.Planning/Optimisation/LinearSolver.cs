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
            return Run(program, "CLP", held: null, options, cancellation);
        var found = Run(program, "SCIP", held: null, options, cancellation);
        if (!found.HasSolution)
            return found;
        var exact = Run(program, "CLP", found.Values, options, cancellation);
        var seconds = found.Seconds + exact.Seconds;
        return exact.HasSolution
            ? exact with
            {
                Status = found.Status,
                Bound = found.Status == SolveStatus.Optimal ? exact.Objective : found.Bound,
                Seconds = seconds,
            }
            : found with
            {
                Seconds = seconds,
            };
    }

    private static LinearSolution Run(
        LinearProgram program,
        string backend,
        double[]? held,
        PlannerOptions options,
        CancellationToken cancellation
    )
    {
        using var solver =
            Solver.CreateSolver(backend)
            ?? throw new PlatformNotSupportedException($"OR-Tools has no {backend} here.");
        var whole = held is null && program.HasWholeColumns;
        var variables = Columns(solver, program, held);
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

    private static Variable[] Columns(Solver solver, LinearProgram program, double[]? held)
    {
        var variables = new Variable[program.Columns];
        var objective = solver.Objective();
        for (var c = 0; c < variables.Length; c++)
        {
            var fix = held is not null && program.Whole[c];
            var lower = fix ? Math.Round(held![c]) : program.Lower[c];
            var upper = fix ? lower : program.Upper[c];
            variables[c] = solver.MakeVar(lower, upper, held is null && program.Whole[c], "");
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
