using System.Globalization;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>
/// A program loaded into an OR-Tools solver. Rows can be added between solves; the next solve then starts warm.
/// </summary>
internal sealed class SolverSession : IDisposable
{
    // Well below SCIP's own tolerance, so that optimal means proven; the default of OR-Tools is 0.01 %.
    private const double ProvenGap = 1e-9;

    // CLP cannot be interrupted: it solves in slices, each from the basis of the one before, and reacts between them.
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    // Loading checks the time once per so many columns or rows.
    private const int CheckInterval = 1024;

    private readonly LinearProgram _program;
    private readonly Solver _solver;
    private readonly Variable[] _variables;
    private readonly List<Constraint> _rows = [];

    /// <summary>Loads a program.</summary>
    /// <param name="program">The program. Rows added later are loaded by the next solve.</param>
    /// <param name="backend">The OR-Tools name of the solver.</param>
    /// <param name="budget">Time and cancellation of the loading.</param>
    /// <param name="fixedColumns">Columns fixed to a value; null = none.</param>
    /// <exception cref="TimeLimitException">The time is over before the program is loaded.</exception>
    public SolverSession(
        LinearProgram program,
        string backend,
        TimeBudget budget,
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
        try
        {
            LoadColumns(fixedColumns, budget);
            LoadRows(budget);
        }
        catch
        {
            _solver.Dispose();
            throw;
        }
    }

    private bool IsMixedInteger => _solver.IsMip();

    /// <summary>Sets a starting solution for an integer search. The values must satisfy every row.</summary>
    public void Hint(double[] values) => _solver.SetHint(_variables, values);

    /// <summary>Fixes a column to a value from the next solve on.</summary>
    public void Fix(int column, double value) => _variables[column].SetBounds(value, value);

    /// <summary>Minimises the program. An integer search that runs out of time returns its best solution.</summary>
    /// <param name="seed">Seed of an integer search.</param>
    /// <param name="budget">Time and cancellation.</param>
    /// <param name="gap">Relative gap at which the search ends.</param>
    /// <param name="isWarm">Whether a linear program starts from the basis of the previous solve.</param>
    /// <exception cref="OperationCanceledException">The computation is cancelled.</exception>
    public LinearSolution Solve(
        int seed,
        TimeBudget budget,
        double gap = ProvenGap,
        bool isWarm = false
    )
    {
        budget.Check();
        LoadRows(budget);
        var before = budget.Elapsed;
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, gap);
        var ended = IsMixedInteger
            ? Search(parameters, seed, budget)
            : SolveInSlices(parameters, budget, isWarm);
        budget.CancellationToken.ThrowIfCancellationRequested();
        return Read(Status(ended), (budget.Elapsed - before).TotalSeconds);
    }

    public void Dispose() => _solver.Dispose();

    private Solver.ResultStatus Search(MPSolverParameters parameters, int seed, TimeBudget budget)
    {
        _solver.SetSolverSpecificParametersAsString(
            string.Create(CultureInfo.InvariantCulture, $"randomization/randomseedshift = {seed}")
        );
        SetTimeLimit(budget.Left);
        using var interrupt = new SolverInterrupt(_solver, budget.CancellationToken);
        return _solver.Solve(parameters);
    }

    private Solver.ResultStatus SolveInSlices(
        MPSolverParameters parameters,
        TimeBudget budget,
        bool isWarm
    )
    {
        var pace = 1.0;
        while (true)
        {
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
            var left = budget.Left;
            var limit = (left < Slice ? left : Slice) / pace;
            var before = budget.Elapsed;
            SetTimeLimit(limit);
            var ended = _solver.Solve(parameters);
            budget.CancellationToken.ThrowIfCancellationRequested();
            // CLP reports a solve that its time limit ended as feasible, whether it is or not
            if (ended != Solver.ResultStatus.FEASIBLE)
                return ended;
            if (budget.IsOver)
                return Solver.ResultStatus.NOT_SOLVED;
            isWarm = true;
            // CLP measures the processor time of the process, which passes more slowly on a busy machine
            pace = Math.Max(1, (budget.Elapsed - before) / limit);
        }
    }

    private void SetTimeLimit(TimeSpan limit) =>
        _solver.SetTimeLimit((long)Math.Max(1, limit.TotalMilliseconds));

    private void LoadColumns(IReadOnlyDictionary<int, double>? fixedColumns, TimeBudget budget)
    {
        var objective = _solver.Objective();
        for (var c = 0; c < _variables.Length; c++)
        {
            if (c % CheckInterval == 0)
                budget.Check();
            var (lower, upper) = (_program.Lower[c], _program.Upper[c]);
            if (fixedColumns is not null && fixedColumns.TryGetValue(c, out var value))
                (lower, upper) = (value, value);
            _variables[c] = _solver.MakeVar(
                lower,
                upper,
                IsMixedInteger && _program.IsInteger[c],
                ""
            );
            if (_program.Cost[c] != 0)
                objective.SetCoefficient(_variables[c], _program.Cost[c]);
        }
        objective.SetOffset(_program.Constant);
        objective.SetMinimization();
    }

    private void LoadRows(TimeBudget budget)
    {
        for (var r = _rows.Count; r < _program.Rows; r++)
        {
            if (r % CheckInterval == 0)
                budget.Check();
            var row = _solver.MakeConstraint(_program.RowLower[r], _program.RowUpper[r], "");
            foreach (var (column, coefficient) in _program.Row(r))
                row.SetCoefficient(_variables[column], coefficient);
            _rows.Add(row);
        }
    }

    private LinearSolution Read(SolveStatus status, double seconds)
    {
        if (status is SolveStatus.Infeasible or SolveStatus.Unknown)
            return LinearSolution.None with { Status = status, Seconds = seconds };
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
