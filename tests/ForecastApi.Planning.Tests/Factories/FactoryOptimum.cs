using ForecastApi.Planning.Input;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>
/// The optimum of a small factory by another formulation than the engine's. Customers are served cumulatively: what is
/// supplied less what parents draw less what customers received is in stock, and what they asked for and did not receive
/// is owed.
/// </summary>
internal static class FactoryOptimum
{
    private const double ProvenGap = 1e-9;

    /// <summary>
    /// Returns the lowest cost, with the revenue forgone for maximum profit; null if no plan satisfies all limits.
    /// </summary>
    public static double? Solve(PlanInput input)
    {
        using var program = new FactoryProgram(input);
        new FactoryProduction(program).Add();
        new FactoryBuying(program).Add();
        foreach (var product in input.Products)
            Serve(program, product);
        foreach (var sku in FactoryItems.All(input))
            if (!FactoryItems.IsProduct(input, sku))
                Keep(program, FactoryItems.Part(input, sku));
        Share(program);
        program.Solver.Minimize(program.Cost);
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, ProvenGap);
        return program.Solver.Solve(parameters) switch
        {
            Solver.ResultStatus.OPTIMAL => program.Solver.Objective().Value(),
            Solver.ResultStatus.INFEASIBLE => null,
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private static void Serve(FactoryProgram program, PlanProduct p)
    {
        var isProfit = program.Input.Objective == PlanObjective.MaximumProfit;
        var mayLose = p.LostSaleCost is not null || isProfit;
        var opening = p.OpeningStock - p.OpeningBackorders;
        var served = program.Running();
        var stock = program.Stock[p.Sku] = program.Zeros();
        var asked = new LinearExpr() + (double)Math.Max(0, -opening);
        LinearExpr before = new LinearExpr() + (double)Math.Max(0, opening);
        for (var t = 0; t < program.Months; t++)
        {
            var lost = program.Solver.MakeNumVar(0, mayLose ? (double)p.Demand[t] : 0, "");
            asked = asked + (double)p.Demand[t] - lost;
            var owed = asked - served[t];
            stock[t] = program.Left(p.Sku, t, Math.Max(0, opening), p.Receipts) - served[t];
            program.Solver.Add(stock[t] >= (double)FactoryItems.Floor(p, t));
            program.Solver.Add(owed >= 0);
            if (!FactoryItems.MayOwe(p, t))
                program.Solver.Add(owed <= 0);
            if (p.MaxStock is { } max)
                program.Solver.Add(stock[t] <= (double)max[t]);
            var forgone = isProfit ? p.UnitPrice[t] : 0;
            program.Charge(
                owed * (double)(p.BackorderCost?[t] ?? 0)
                    + lost * (double)((p.LostSaleCost?[t] ?? 0) + forgone)
                    + Held(program, p, t, before, stock[t]) * (double)p.HoldingCost[t]
            );
            before = stock[t];
        }
    }

    private static LinearExpr Held(
        FactoryProgram program,
        PlanProduct p,
        int t,
        LinearExpr before,
        LinearExpr stock
    )
    {
        if (p.HoldingBasis == HoldingBasis.Ending)
            return stock;
        if (p.HoldingBasis == HoldingBasis.Average)
            return (before + stock) * 0.5;
        var above = program.Solver.MakeNumVar(0, double.PositiveInfinity, "");
        program.Solver.Add(above >= stock - (double)p.SafetyStock[t]);
        return above + 0;
    }

    private static void Keep(FactoryProgram program, PlanComponent part)
    {
        var stock = program.Stock[part.Sku] = program.Zeros();
        for (var t = 0; t < program.Months; t++)
        {
            stock[t] = program.Left(part.Sku, t, part.OpeningStock, part.Receipts);
            program.Solver.Add(stock[t] >= 0);
        }
    }

    private static void Share(FactoryProgram program)
    {
        for (var t = 0; t < program.Months; t++)
        {
            foreach (var store in program.Input.Storage)
            {
                LinearExpr used = new();
                foreach (var (sku, units) in store.UnitsOf)
                    used += program.Stock[sku][t] * (double)units;
                program.Solver.Add(used <= (double)store.Capacity[t]);
            }
            if (program.Input.Budget is { } budget)
                program.Solver.Add(program.Cash[t] <= (double)budget[t]);
        }
    }
}
