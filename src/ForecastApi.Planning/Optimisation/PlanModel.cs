using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Lots;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// The columns of the planning model (linear aggregate planning: Hanssmann and Hess, 1960; Chopra and Meindl), by month
/// and product or supplier; −1 = no column. <see cref="PlanModelBuilder"/> fills it.
/// </summary>
internal sealed class PlanModel
{
    public PlanModel(PlanInput input)
    {
        var months = input.Months;
        Workers = Row(months);
        Regular = Grid(input.Products.Count, months);
        Overtime = Grid(input.Products.Count, months);
        Inventory = Grid(input.Products.Count, months);
        Backorders = Grid(input.Products.Count, months);
        Lost = Grid(input.Products.Count, months);
        Setups = Grid(input.Products.Count, months);
        Bought = Grid(input.Resources.Count, months);
        Ordered = Grid(input.Suppliers.Count, months);
        if (input.Budget is not null)
            Cash = [.. Enumerable.Range(0, months).Select(_ => new List<(int, double)>())];
    }

    public LinearProgram Program { get; } = new();

    public int[] Workers { get; }

    public int[][] Regular { get; }

    public int[][] Overtime { get; }

    public int[][] Inventory { get; }

    public int[][] Backorders { get; }

    public int[][] Lost { get; }

    /// <summary>Binary columns that are 1 in a month in which a product with a set-up is made.</summary>
    public int[][] Setups { get; }

    public int[][] Bought { get; }

    public int[][] Ordered { get; }

    /// <summary>The lots: quantities that are positive only if a binary column is 1.</summary>
    public List<Lot> Lots { get; } = [];

    /// <summary>The limits whose shadow prices are reported.</summary>
    public List<ModelLimit> Limits { get; } = [];

    /// <summary>
    /// Columns that measure missed targets (<see cref="ModelRules.ReachTargets"/>) and violated limits
    /// (<see cref="ModelRules.SoftLimits"/>), each with its weight.
    /// </summary>
    public List<(int Column, double Weight)> Deviations { get; } = [];

    /// <summary>The money that is paid in each month: columns with the money per unit of their value; null without a budget.</summary>
    public List<(int Column, double Money)>[]? Cash { get; }

    /// <summary>Records that a column is paid for in a month.</summary>
    public void Pay(int month, int column, decimal money)
    {
        if (money != 0 && month < Cash?.Length)
            Cash[month].Add((column, (double)money));
    }

    /// <summary>Adds a column that measures a deviation.</summary>
    public int Deviation(double weight)
    {
        var column = Program.AddColumn(0, double.PositiveInfinity);
        Deviations.Add((column, weight));
        return column;
    }

    private static int[] Row(int months) => [.. Enumerable.Repeat(-1, months)];

    private static int[][] Grid(int rows, int months) =>
        [.. Enumerable.Range(0, rows).Select(_ => Row(months))];
}
