using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Tests.Optimisation;

/// <summary>Builds models with lots and evaluates their rows.</summary>
internal static class ModelCheck
{
    private const double Tolerance = 1e-5;

    /// <summary>Starts a time of ten seconds, which the models of these tests do not need.</summary>
    public static TimeBudget Budget() => Budget(10);

    /// <summary>Starts a time.</summary>
    public static TimeBudget Budget(double seconds) =>
        new(
            TimeProvider.System,
            TimeSpan.FromSeconds(seconds),
            TestContext.Current.CancellationToken
        );

    /// <summary>Solves the relaxation of a program.</summary>
    public static LinearSolution Relax(LinearProgram program)
    {
        using var session = new SolverSession(program, LinearSolver.Continuous, Budget());
        return session.Solve(1, Budget());
    }

    /// <summary>Minimises the terms of a row over all integer solutions of a program.</summary>
    public static LinearSolution Minimise(
        LinearProgram program,
        IEnumerable<(int Column, double Coefficient)> terms
    )
    {
        var copy = program.Where(_ => true);
        for (var c = 0; c < copy.Columns; c++)
            copy.Cost[c] = 0;
        foreach (var (column, coefficient) in terms)
            copy.Cost[column] += coefficient;
        copy.Constant = 0;
        return LinearSolver.Search(copy, 1, Budget());
    }

    /// <summary>Returns the value of a row.</summary>
    public static double Value(LinearProgram program, int row, double[] values) =>
        program.Row(row).Sum(term => term.Coefficient * values[term.Column]);

    /// <summary>Returns the cost of values.</summary>
    public static double Cost(LinearProgram program, double[] values) =>
        program.Constant + program.Cost.Select((cost, column) => cost * values[column]).Sum();

    /// <summary>Asserts that values satisfy every row, every bound and every integer column.</summary>
    public static void AssertSolves(LinearProgram program, double[] values)
    {
        for (var c = 0; c < program.Columns; c++)
        {
            Assert.InRange(values[c], program.Lower[c] - Tolerance, program.Upper[c] + Tolerance);
            if (program.IsInteger[c])
                Assert.Equal(Math.Round(values[c]), values[c], Tolerance);
        }
        for (var r = 0; r < program.Rows; r++)
        {
            var value = Value(program, r, values);
            var slack = Tolerance * Math.Max(1, Math.Abs(value));
            Assert.InRange(value, program.RowLower[r] - slack, program.RowUpper[r] + slack);
        }
    }

    /// <summary>Creates one product with a set-up cost and without capacity limits.</summary>
    public static PlanInput Unlimited(decimal[] demand, decimal setupCost, decimal opening = 0) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = demand.Length,
            Products =
            [
                new()
                {
                    Sku = "P",
                    Demand = demand,
                    OpeningStock = opening,
                    UnitPrice = new decimal[demand.Length],
                    HoldingCost = [.. demand.Select(_ => 1m)],
                    SetupCost = [.. demand.Select(_ => setupCost)],
                    SafetyStock = new decimal[demand.Length],
                },
            ],
        };
}
