using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>
/// A program in which lots are allotted to the months whose demand they cover (the facility location reformulation of
/// Krarup and Bilde 1977). Its relaxation is as tight as all inequalities of Barany, Van Roy and Wolsey (1984), and a
/// solver derives more cuts from capacities that are stated in these shares than from capacities stated in units.
/// </summary>
/// <remarks>
/// A product is reformulated if its stock is supplied by lots only, and its demand is not backordered, lost or dependent
/// on other columns (<see cref="LotStock.FindAll"/>). Its units and stock are replaced by the shares; every other column keeps
/// its index. A lot's surplus over all demand remains unless it is of no use.
/// </remarks>
internal sealed class LotAllotment
{
    private readonly IReadOnlyList<LotStock> _stocks;
    private readonly int _columns;

    private LotAllotment(IReadOnlyList<LotStock> stocks, int columns, LinearProgram program)
    {
        _stocks = stocks;
        _columns = columns;
        Program = program;
    }

    /// <summary>The reformulated program.</summary>
    public LinearProgram Program { get; }

    /// <summary>Reformulates the products whose stock is supplied by lots only.</summary>
    /// <param name="model">The model.</param>
    /// <param name="program">The model's program; inequalities that only tighten it follow its other rows.</param>
    /// <param name="rows">The number of rows before the inequalities.</param>
    /// <param name="budget">Time and cancellation.</param>
    /// <exception cref="TimeLimitException">The time is over before the program is reformulated.</exception>
    public static LotAllotment Create(
        PlanModel model,
        LinearProgram program,
        int rows,
        TimeBudget budget
    )
    {
        var stocks = LotStock.FindAll(model, program, rows);
        var builder = new LotAllotmentBuilder(program, rows, stocks, budget);
        return new(stocks, program.Columns, builder.Build());
    }

    /// <summary>Returns the values of the model's columns for values of this program's columns.</summary>
    public double[] ToModel(double[] values)
    {
        var units = values[.._columns];
        foreach (var stock in _stocks)
        {
            foreach (var column in stock.Replaced)
                units[column] = stock.Expression(column).Of(values);
        }
        return units;
    }

    /// <summary>
    /// Returns values of this program's columns for values of the model's columns; the earliest lot covers the earliest
    /// demand.
    /// </summary>
    public double[] FromModel(double[] values)
    {
        var shares = new double[Program.Columns];
        Array.Copy(values, shares, _columns);
        foreach (var stock in _stocks)
            stock.Allot(values, shares);
        return shares;
    }
}
