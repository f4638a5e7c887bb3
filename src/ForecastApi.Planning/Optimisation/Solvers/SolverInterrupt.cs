using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>
/// Interrupts an integer search once it is cancelled, until the search has ended: a search that is only just starting
/// ignores a single interrupt.
/// </summary>
internal sealed class SolverInterrupt : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Solver _solver;
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _registration;
    private bool _hasEnded;

    public SolverInterrupt(Solver solver, CancellationToken cancellationToken)
    {
        _solver = solver;
        _timer = new(_ => Interrupt());
        _registration = cancellationToken.Register(() => _timer.Change(TimeSpan.Zero, Interval));
    }

    /// <summary>Ends the interrupts; call it before the solver is disposed.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        lock (_lock)
            _hasEnded = true;
        _timer.Dispose();
    }

    private void Interrupt()
    {
        lock (_lock)
            if (!_hasEnded)
                _solver.InterruptSolve();
    }
}
