using System.Runtime.InteropServices;

namespace ForecastApi.Planning.Optimisation;

/// <summary>Searches a mixed-integer program with HiGHS.</summary>
/// <remarks>
/// The search is interrupted when its time is over. HiGHS has a time limit of its own, but a linear program that reaches
/// it can end the search as if it were complete.
/// </remarks>
internal sealed class HighsSearch : IDisposable
{
    // Constants of highs_c_api.h.
    private const int RowWise = 2;
    private const int Minimise = 1;
    private const int StatusOptimal = 7;
    private const int StatusInfeasible = 8;
    private const int SolutionFeasible = 2;

    // As tight as SCIP's (see SolverSession).
    private const double ProvenGap = 1e-9;

    private readonly LinearProgram _program;
    private readonly TimeBudget _budget;
    private readonly nint _highs = HighsLibrary.Create();
    private readonly HighsLibrary.Callback _callback;
    private double _bound = double.NegativeInfinity;
    private bool _isInterrupted;

    private HighsSearch(LinearProgram program, TimeBudget budget)
    {
        _program = program;
        _budget = budget;
        _callback = Interrupt;
    }

    /// <summary>
    /// Minimises a program. A search that runs out of time returns its best solution and bound; without a solution, the
    /// result has only a bound.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="start">Values of a solution from which the search starts; null = none.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="budget">Time and cancellation.</param>
    /// <exception cref="OperationCanceledException">The computation is cancelled.</exception>
    /// <exception cref="TimeLimitException">The time is over before the search begins.</exception>
    public static LinearSolution Run(
        LinearProgram program,
        double[]? start,
        int seed,
        TimeBudget budget
    )
    {
        budget.Check();
        var before = budget.Elapsed;
        using var search = new HighsSearch(program, budget);
        search.SetOptions(seed);
        search.Load();
        if (start is not null)
            HighsLibrary.SetSolution(search._highs, start, null, null, null);
        budget.Check();
        HighsLibrary.Run(search._highs);
        budget.CancellationToken.ThrowIfCancellationRequested();
        return search.Read() with { Seconds = (budget.Elapsed - before).TotalSeconds };
    }

    public void Dispose()
    {
        HighsLibrary.Destroy(_highs);
        GC.KeepAlive(_callback);
    }

    private void Load()
    {
        var starts = new int[_program.Rows];
        List<int> indices = [];
        List<double> coefficients = [];
        for (var r = 0; r < _program.Rows; r++)
        {
            starts[r] = indices.Count;
            foreach (var (column, coefficient) in _program.Row(r))
            {
                indices.Add(column);
                coefficients.Add(coefficient);
            }
        }
        var status = HighsLibrary.PassMip(
            _highs,
            _program.Columns,
            _program.Rows,
            indices.Count,
            RowWise,
            Minimise,
            _program.Constant,
            [.. _program.Cost],
            [.. _program.Lower],
            [.. _program.Upper],
            [.. _program.RowLower],
            [.. _program.RowUpper],
            starts,
            [.. indices],
            [.. coefficients],
            [.. _program.IsInteger.Select(isInteger => isInteger ? 1 : 0)]
        );
        if (status < 0)
            throw new InvalidOperationException("HiGHS does not accept the program.");
    }

    private void SetOptions(int seed)
    {
        HighsLibrary.SetOption(_highs, "output_flag", false);
        HighsLibrary.SetOption(_highs, "threads", 1);
        HighsLibrary.SetOption(_highs, "parallel", "off");
        HighsLibrary.SetOption(_highs, "random_seed", seed);
        HighsLibrary.SetOption(_highs, "mip_rel_gap", ProvenGap);
        HighsLibrary.SetCallback(_highs, _callback, nint.Zero);
        HighsLibrary.StartCallback(_highs, HighsLibrary.InterruptCallback);
    }

    private void Interrupt(int type, nint message, nint output, nint input, nint data)
    {
        _isInterrupted |= _budget.IsOver || _budget.CancellationToken.IsCancellationRequested;
        if (_isInterrupted)
        {
            // The first member of the input is the answer
            Marshal.WriteInt32(input, 1);
            return;
        }
        var bound = HighsLibrary.GetOutput(output, "mip_dual_bound");
        if (bound != nint.Zero)
            _bound = Math.Max(_bound, BitConverter.Int64BitsToDouble(Marshal.ReadInt64(bound)));
    }

    private LinearSolution Read()
    {
        var status = _isInterrupted ? 0 : HighsLibrary.GetModelStatus(_highs);
        HighsLibrary.GetInfo(_highs, "primal_solution_status", out int solution);
        if (solution != SolutionFeasible || status == StatusInfeasible)
            return LinearSolution.None with
            {
                Status = status == StatusInfeasible ? SolveStatus.Infeasible : SolveStatus.Unknown,
                Bound = _bound,
            };
        var values = new double[_program.Columns];
        HighsLibrary.GetSolution(_highs, values, null, null, null);
        HighsLibrary.GetInfo(_highs, "objective_function_value", out double objective);
        var isOptimal = status == StatusOptimal;
        return LinearSolution.None with
        {
            Status = isOptimal ? SolveStatus.Optimal : SolveStatus.Feasible,
            Values = values,
            Objective = objective,
            Bound = isOptimal ? objective : Math.Min(_bound, objective),
        };
    }
}
