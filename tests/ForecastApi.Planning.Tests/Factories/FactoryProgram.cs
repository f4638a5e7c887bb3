using ForecastApi.Planning.Input;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>
/// The program of the independent optimum: cumulative units supplied and drawn of every item, the cost, and the cash of
/// every month. No column is a stock, and nothing is exploded through levels.
/// </summary>
internal sealed class FactoryProgram : IDisposable
{
    private readonly Dictionary<string, LinearExpr[]> _supplied = [];
    private readonly Dictionary<string, LinearExpr[]> _drawn = [];

    public FactoryProgram(PlanInput input)
    {
        Input = input;
        Bounds = new(input);
        Cash = Zeros();
        foreach (var sku in FactoryItems.All(input))
            (_supplied[sku], _drawn[sku]) = (Zeros(), Zeros());
    }

    public PlanInput Input { get; }

    public FactoryBounds Bounds { get; }

    public Solver Solver { get; } = Solver.CreateSolver("SCIP");

    public int Months => Input.Months;

    public LinearExpr Cost { get; private set; } = new();

    public LinearExpr[] Cash { get; }

    /// <summary>Units in stock at the end of each month, by item.</summary>
    public Dictionary<string, LinearExpr[]> Stock { get; } = [];

    public void Dispose() => Solver.Dispose();

    public LinearExpr[] Zeros() => [.. Enumerable.Range(0, Months).Select(_ => new LinearExpr())];

    /// <summary>
    /// Creates the cumulative units of a supply that starts in a month; whole multiples, if a multiple is given.
    /// </summary>
    public LinearExpr[] Running(int first = 0, int? last = null, decimal multiple = 0)
    {
        var running = Zeros();
        Variable? before = null;
        for (var t = first; t < Months; t++)
        {
            if (t <= (last ?? t))
            {
                var next =
                    multiple > 0
                        ? Solver.MakeIntVar(0, 1e7, "")
                        : Solver.MakeNumVar(0, double.PositiveInfinity, "");
                if (before is not null)
                    Solver.Add(next >= before);
                before = next;
            }
            if (before is not null)
                running[t] = before * (multiple > 0 ? (double)multiple : 1);
        }
        return running;
    }

    /// <summary>Returns the units of a month of cumulative units.</summary>
    public static LinearExpr Step(LinearExpr[] running, int t) =>
        t == 0 ? running[0] + 0 : running[t] - running[t - 1];

    public void Supply(string sku, LinearExpr[] running, int delay, decimal units = 1)
    {
        for (var t = delay; t < Months; t++)
            _supplied[sku][t] += running[t - delay] * (double)units;
    }

    /// <summary>Draws the components of an item from the month of its start.</summary>
    public void Draw(string sku, LinearExpr[] started)
    {
        foreach (var line in FactoryItems.Lines(Input, sku))
            for (var t = 0; t < Months; t++)
                _drawn[line.ComponentSku][t] +=
                    started[t] * ((double)line.Quantity / (1 - (double)line.ScrapRate));
    }

    /// <summary>Returns the units of an item that are there in a month for customers and for stock.</summary>
    public LinearExpr Left(string sku, int t, decimal opening, IReadOnlyList<decimal>? receipts) =>
        _supplied[sku][t] - _drawn[sku][t] + (double)(opening + (receipts?.Take(t + 1).Sum() ?? 0));

    /// <summary>Adds a cost that is paid in its month.</summary>
    public void Pay(int t, LinearExpr money)
    {
        Charge(money);
        Cash[t] += money;
    }

    /// <summary>Adds a cost that is not paid, or paid in another month.</summary>
    public void Charge(LinearExpr money) => Cost += money;

    /// <summary>Adds a binary that is 1 where units are made or ordered, at least a minimum.</summary>
    public Variable Open(LinearExpr units, double most, decimal least)
    {
        var open = Solver.MakeBoolVar("");
        Solver.Add(units <= open * Math.Max(most, (double)least));
        if (least > 0)
            Solver.Add(units >= open * (double)least);
        return open;
    }
}
