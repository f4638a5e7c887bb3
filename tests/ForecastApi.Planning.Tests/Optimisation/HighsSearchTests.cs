using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class HighsSearchTests
{
    [Fact]
    public void Search_When_it_is_complete_Then_the_optimum_is_proven()
    {
        // The first two fit; the relaxation takes a part of the third as well.
        var program = Knapsack([5, 5, 3], [3, 4, 3], 7.5);
        var found = HighsSearch.Run(program, null, 1, ModelCheck.Budget());
        Assert.Equal(SolveStatus.Optimal, found.Status);
        Assert.Equal(-10, found.Objective, 1e-6);
        Assert.Equal(found.Objective, found.Bound, 1e-6);
        Assert.Equal([1, 1, 0], found.Values.Select(v => Math.Round(v, 6)));
    }

    [Fact]
    public void Search_When_nothing_satisfies_the_rows_Then_it_is_infeasible()
    {
        var program = Knapsack([1, 1], [1, 1], 1);
        program.AddRow(2, double.PositiveInfinity, (0, 1.0), (1, 1.0));
        var found = HighsSearch.Run(program, null, 1, ModelCheck.Budget());
        Assert.Equal(SolveStatus.Infeasible, found.Status);
        Assert.Empty(found.Values);
    }

    [Fact]
    public void Search_When_the_time_ends_it_Then_it_claims_no_proof_and_its_bound_holds()
    {
        var program = MarketSplit(rows: 5, columns: 40);
        var found = HighsSearch.Run(program, null, 1, ModelCheck.Budget(0.5));
        Assert.Contains(found.Status, new[] { SolveStatus.Feasible, SolveStatus.Unknown });
        if (found.HasSolution)
        {
            ModelCheck.AssertSolves(program, found.Values);
            Assert.Equal(ModelCheck.Cost(program, found.Values), found.Objective, 1e-5);
            Assert.True(found.Bound <= found.Objective);
        }
    }

    [Fact]
    public void Search_When_it_starts_from_a_solution_Then_the_result_is_no_worse()
    {
        var program = MarketSplit(rows: 5, columns: 40);
        var start = new double[program.Columns];
        for (var r = 0; r < program.Rows; r++)
            start[40 + r] = program.RowLower[r];
        var found = HighsSearch.Run(program, start, 1, ModelCheck.Budget(0.5));
        Assert.True(found.HasSolution);
        Assert.True(found.Objective <= ModelCheck.Cost(program, start));
    }

    [Fact]
    public async Task Search_When_cancelled_Then_it_ends_and_throws()
    {
        using var cancelling = new CancellationTokenSource();
        var budget = new TimeBudget(
            TimeProvider.System,
            TimeSpan.FromMinutes(10),
            cancelling.Token
        );
        var search = Task.Run(
            () => HighsSearch.Run(MarketSplit(rows: 5, columns: 40), null, 1, budget),
            TestContext.Current.CancellationToken
        );
        cancelling.CancelAfter(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    private static LinearProgram Knapsack(double[] values, double[] weights, double capacity)
    {
        var program = new LinearProgram();
        foreach (var value in values)
            program.AddColumn(0, 1, -value, isInteger: true);
        program.AddRow(
            double.NegativeInfinity,
            capacity,
            weights.Select((weight, column) => (column, weight))
        );
        return program;
    }

    // Hard for every branch and bound (Cornuéjols and Dawande 1999): split each row's sum in halves, at the least deviation.
    private static LinearProgram MarketSplit(int rows, int columns)
    {
        var random = new Random(1);
        var program = new LinearProgram();
        for (var c = 0; c < columns; c++)
            program.AddColumn(0, 1, 0, isInteger: true);
        for (var r = 0; r < 2 * rows; r++)
            program.AddColumn(0, double.PositiveInfinity, 1);
        for (var r = 0; r < rows; r++)
        {
            var weights = Enumerable
                .Range(0, columns)
                .Select(_ => (double)random.Next(100))
                .ToArray();
            var half = Math.Floor(weights.Sum() / 2);
            program.AddRow(
                half,
                half,
                [
                    .. weights.Select((weight, column) => (column, weight)),
                    (columns + r, 1.0),
                    (columns + rows + r, -1.0),
                ]
            );
        }
        return program;
    }
}
