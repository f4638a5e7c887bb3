using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class LotSearchTests
{
    private const int Months = 12;

    // More lots than are left to SCIP alone.
    private const int Products = 14;

    [Fact]
    public void Proof_When_the_input_is_random_Then_it_finds_the_optimum_of_SCIP()
    {
        var proven = 0;
        PlanGen.Inputs.Holds(
            input =>
            {
                var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
                var rows = model.Program.Rows;
                var expected = LinearSolver.Search(model.Program, 1, ModelCheck.Budget());
                if (expected.Status != SolveStatus.Optimal)
                    return;
                new LotCuts(input, new(), model, ModelCheck.Budget()).AddInitial();
                var allotment = LotAllotment.Create(
                    model,
                    model.Program,
                    rows,
                    ModelCheck.Budget()
                );
                using var proof = LotProof.Start(
                    allotment.Program,
                    allotment.FromModel(expected.Values),
                    1,
                    ModelCheck.Budget()
                );
                var actual = proof.Result();
                // A slow machine may not finish.
                if (actual.Status != SolveStatus.Optimal)
                    return;
                var slack = 1e-5 * Math.Max(1, Math.Abs(expected.Objective));
                Assert.Equal(expected.Objective, actual.Objective, slack);
                ModelCheck.AssertSolves(model.Program, allotment.ToModel(actual.Values));
                Assert.True(proof.Ended.IsCancellationRequested);
                proven++;
            },
            cases: 40
        );
        Assert.InRange(proven, 10, 40);
    }

    [Fact]
    public void Search_When_capacity_hardly_binds_Then_it_proves_the_optimum_of_SCIP()
    {
        var input = Factory(utilisation: 0.6);
        var expected = LinearSolver.Search(Tight(input).Program, 1, ModelCheck.Budget(60));
        var actual = Solve(input, ModelCheck.Budget(60));
        // A slow machine may not finish.
        if (expected.Status != SolveStatus.Optimal || actual.Status != SolveStatus.Optimal)
            return;
        Assert.Equal(expected.Objective, actual.Objective, 1e-5 * expected.Objective);
        Assert.Equal(actual.Objective, actual.Bound, 1e-6);
    }

    [Fact]
    public void Search_When_it_has_time_left_Then_it_goes_on_until_it_is_proven()
    {
        var input = Factory(utilisation: 0.95);
        var budget = ModelCheck.Budget(4);
        var found = Solve(input, budget);
        Assert.True(
            found.Status == SolveStatus.Optimal || budget.Elapsed > TimeSpan.FromSeconds(3.4),
            $"The search gave up after {budget.Elapsed} with {found.Status}."
        );
        if (!found.HasSolution)
            return;
        Assert.True(found.Bound <= found.Objective + (1e-6 * found.Objective));
        Assert.True(
            found.Bound
                >= ModelCheck.Relax(Tight(input).Program).Objective - (1e-4 * found.Objective)
        );
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
        var input = Factory(utilisation: 0.95);
        var search = Task.Run(() => Solve(input, budget), TestContext.Current.CancellationToken);
        cancelling.CancelAfter(TimeSpan.FromSeconds(0.3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    private static LinearSolution Solve(PlanInput input, TimeBudget budget) =>
        LotSearch.Solve(
            input,
            new(),
            PlanModelBuilder.Build(input, new(), budget),
            seed: 1,
            budget
        );

    private static PlanModel Tight(PlanInput input)
    {
        var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
        new LotCuts(input, new(), model, ModelCheck.Budget()).AddInitial();
        return model;
    }

    // Products with different cycles that share one machine, with time for set-ups.
    private static PlanInput Factory(double utilisation)
    {
        var random = new Random(1);
        PlanProduct[] products =
        [
            .. Enumerable
                .Range(0, Products)
                .Select(p => new PlanProduct
                {
                    Sku = $"P{p}",
                    Demand =
                    [
                        .. Enumerable.Range(0, Months).Select(_ => (decimal)random.Next(40, 160)),
                    ],
                    UnitPrice = new decimal[Months],
                    SafetyStock = new decimal[Months],
                    HoldingCost = Each(random.Next(1, 6)),
                    SetupCost = Each(random.Next(2, 12) * 100),
                    SetupHours = random.Next(5, 30),
                    OpeningStock = 160,
                }),
        ];
        var hours = products.Sum(p => p.Demand.Sum()) / Months;
        return new()
        {
            Start = new(2026, 1, 1),
            Months = Months,
            Products = products,
            Resources =
            [
                new()
                {
                    Id = "machine",
                    HoursPerUnit = products.ToDictionary(p => p.Sku, _ => 1m),
                    OpeningMachines = Each(1),
                    HoursPerMachine = Each(Math.Round(hours / (decimal)utilisation)),
                },
            ],
        };
    }

    private static decimal[] Each(decimal value) => [.. Enumerable.Repeat(value, Months)];
}
