using System.Globalization;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// A program loaded into an OR-Tools solver. Rows can be added between solves; the next solve then starts warm.
/// </summary>
internal sealed class SolverSession : IDisposable
{
    // Well below SCIP's own tolerance, so that optimal means proven; the default of OR-Tools is 0.01 %.
    private const double ProvenGap = 1e-9;

    private readonly LinearProgram _program;
    private readonly Solver _solver;
    private readonly Variable[] _variables;
    private readonly List<Constraint> _rows = [];

    /// <summary>Loads a program.</summary>
    /// <param name="program">The program. Rows added later are loaded by the next solve.</param>
    /// <param name="backend">The OR-Tools name of the solver.</param>
    /// <param name="fixedColumns">Columns fixed to a value; null = none.</param>
    public SolverSession(
        LinearProgram program,
        string backend,
        IReadOnlyDictionary<int, double>? fixedColumns = null
    )
    {
        _program = program;
        _solver =
            Solver.CreateSolver(backend)
            ?? throw new PlatformNotSupportedException(
                $"OR-Tools does not provide {backend} on this platform."
            );
        _variables = new Variable[program.Columns];
        var objective = _solver.Objective();
        for (var c = 0; c < _variables.Length; c++)
        {
            var (lower, upper) = (program.Lower[c], program.Upper[c]);
            if (fixedColumns is not null && fixedColumns.TryGetValue(c, out var value))
                (lower, upper) = (value, value);
            _variables[c] = _solver.MakeVar(
                lower,
                upper,
                IsMixedInteger && program.IsInteger[c],
                ""
            );
            if (program.Cost[c] != 0)
                objective.SetCoefficient(_variables[c], program.Cost[c]);
        }
        objective.SetOffset(program.Constant);
        objective.SetMinimization();
    }

    private bool IsMixedInteger => _solver.IsMip();

    /// <summary>Sets a starting solution for an integer search. The values must satisfy every row.</summary>
    public void Hint(double[] values) => _solver.SetHint(_variables, values);

    /// <summary>Fixes a column to a value from the next solve on.</summary>
    public void Fix(int column, double value) => _variables[column].SetBounds(value, value);

    /// <summary>Minimises the program.</summary>
    /// <param name="seconds">The maximum time.</param>
    /// <param name="seed">Seed of an integer search.</param>
    /// <param name="cancellationToken">Interrupts an integer search; other searches end at the time limit.</param>
    /// <param name="gap">Relative gap at which the search ends.</param>
    /// <param name="isWarm">Whether a linear program starts from the basis of the previous solve.</param>
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
        if (IsMixedInteger)
            _solver.SetSolverSpecificParametersAsString(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"randomization/randomseedshift = {seed}"
                )
            );
        Solver.ResultStatus ended;
        using (
            IsMixedInteger ? cancellationToken.Register(() => _solver.InterruptSolve()) : default
        )
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
            IsMixedInteger && status == SolveStatus.Feasible
                ? _solver.Objective().BestBound()
                : objective,
            IsMixedInteger ? [] : [.. _rows.Select(r => r.DualValue())],
            IsMixedInteger ? [] : [.. _variables.Select(v => v.ReducedCost())],
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
