using System.Globalization;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Optimisation;

/// <summary>A program loaded into one of OR-Tools' solvers; rows may be added between solves, which then start warm.</summary>
internal sealed class SolverSession : IDisposable
{
    // Far below SCIP's own tolerance: proven means proven, not within OR-Tools' default of 0.01 %.
    private const double ProvenGap = 1e-9;

    private readonly LinearProgram _program;
    private readonly Solver _solver;
    private readonly Variable[] _variables;
    private readonly List<Constraint> _rows = [];

    /// <summary>Loads a program.</summary>
    /// <param name="program">The program; rows added to it later are loaded by the next solve.</param>
    /// <param name="backend">OR-Tools' name of the solver.</param>
    /// <param name="fixedColumns">Columns held to a value; null = none.</param>
    public SolverSession(
        LinearProgram program,
        string backend,
        IReadOnlyDictionary<int, double>? fixedColumns = null
    )
    {
        _program = program;
        _solver =
            Solver.CreateSolver(backend)
            ?? throw new PlatformNotSupportedException($"OR-Tools has no {backend} here.");
        _variables = new Variable[program.Columns];
        var objective = _solver.Objective();
        for (var c = 0; c < _variables.Length; c++)
        {
            var (lower, upper) = (program.Lower[c], program.Upper[c]);
            if (fixedColumns is not null && fixedColumns.TryGetValue(c, out var value))
                (lower, upper) = (value, value);
            _variables[c] = _solver.MakeVar(lower, upper, IsWhole && program.Whole[c], "");
            if (program.Cost[c] != 0)
                objective.SetCoefficient(_variables[c], program.Cost[c]);
        }
        objective.SetOffset(program.Constant);
        objective.SetMinimization();
    }

    private bool IsWhole => _solver.IsMip();

    /// <summary>Starts a search for whole numbers from values that are known to keep every row.</summary>
    public void Hint(double[] values) => _solver.SetHint(_variables, values);

    /// <summary>Holds a column to a value from the next solve on.</summary>
    public void Fix(int column, double value) => _variables[column].SetBounds(value, value);

    /// <summary>Minimises.</summary>
    /// <param name="seconds">The longest that it may take.</param>
    /// <param name="seed">Seed of a search for whole numbers.</param>
    /// <param name="cancellationToken">Interrupts a search for whole numbers; other searches end at the time limit.</param>
    /// <param name="gap">The search ends within this share of the bound.</param>
    /// <param name="isWarm">Whether a linear program starts from the basis of the solve before, which is near.</param>
    public LinearSolution Solve(
        double seconds,
        int seed,
        CancellationToken cancellationToken,
        double gap = ProvenGap,
        bool isWarm = false
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        LoadRows();
        var before = _solver.WallTime();
        _solver.SetTimeLimit((long)Math.Max(1, seconds * 1000));
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, gap);
        if (isWarm)
        {
            parameters.SetIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE,
                (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF
            );
            parameters.SetIntegerParam(
                MPSolverParameters.IntegerParam.LP_ALGORITHM,
                (int)MPSolverParameters.LpAlgorithmValues.DUAL
            );
        }
        if (IsWhole)
            _solver.SetSolverSpecificParametersAsString(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"randomization/randomseedshift = {seed}"
                )
            );
        Solver.ResultStatus ended;
        using (IsWhole ? cancellationToken.Register(() => _solver.InterruptSolve()) : default)
            ended = _solver.Solve(parameters);
        cancellationToken.ThrowIfCancellationRequested();
        return Read(Status(ended), (_solver.WallTime() - before) / 1000.0);
    }

    public void Dispose() => _solver.Dispose();

    private void LoadRows()
    {
        for (var r = _rows.Count; r < _program.Rows; r++)
        {
            var row = _solver.MakeConstraint(_program.RowLower[r], _program.RowUpper[r], "");
            foreach (var (column, coefficient) in _program.Row(r))
                row.SetCoefficient(_variables[column], coefficient);
            _rows.Add(row);
        }
    }

    private LinearSolution Read(SolveStatus status, double seconds)
    {
        if (status is SolveStatus.Infeasible or SolveStatus.Unknown)
            return new(status, [], 0, 0, [], [], seconds);
        var objective = _solver.Objective().Value();
        return new(
            status,
            [.. _variables.Select(v => v.SolutionValue())],
            objective,
            IsWhole && status == SolveStatus.Feasible ? _solver.Objective().BestBound() : objective,
            IsWhole ? [] : [.. _rows.Select(r => r.DualValue())],
            IsWhole ? [] : [.. _variables.Select(v => v.ReducedCost())],
            seconds
        );
    }

    private static SolveStatus Status(Solver.ResultStatus status) =>
        status switch
        {
            Solver.ResultStatus.OPTIMAL => SolveStatus.Optimal,
            Solver.ResultStatus.FEASIBLE => SolveStatus.Feasible,
            Solver.ResultStatus.INFEASIBLE => SolveStatus.Infeasible,
            _ => SolveStatus.Unknown,
        };
}
