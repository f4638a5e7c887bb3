using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>The stock of a product that is supplied by lots only.</summary>
internal sealed class LotStock
{
    private const double Negligible = 1e-9;

    private readonly int[] _inventory;
    private readonly double[] _kept;
    private readonly Dictionary<int, LotSource> _byUnits;
    private readonly Dictionary<int, int> _monthOf = [];

    private LotStock(LinearProgram program, int[] inventory, int[] balances, LotSource[] sources)
    {
        _inventory = inventory;
        Balances = balances;
        Sources = sources;
        _byUnits = sources.ToDictionary(source => source.Units);
        Needed = new double[inventory.Length];
        _kept = new double[inventory.Length];
        var (demand, allotted) = (0.0, 0.0);
        for (var t = 0; t < inventory.Length; t++)
        {
            _monthOf[inventory[t]] = t;
            demand += program.RowLower[balances[t]];
            var more = demand + program.Lower[inventory[t]] - allotted;
            Needed[t] = more > Negligible ? more : 0;
            allotted += Needed[t];
            _kept[t] = allotted - demand;
        }
    }

    /// <summary>The rows that balance the stock of each month.</summary>
    public int[] Balances { get; }

    /// <summary>The lots, the earliest first.</summary>
    public LotSource[] Sources { get; }

    /// <summary>The supply that each month's demand and minimum stock require in addition to the months before.</summary>
    public double[] Needed { get; }

    /// <summary>The columns that the shares replace.</summary>
    public IEnumerable<int> Replaced => [.. _byUnits.Keys, .. _inventory];

    /// <summary>Returns the products whose balances contain only constant demand, stock and lots.</summary>
    public static IReadOnlyList<LotStock> FindAll(PlanModel model, LinearProgram program, int rows)
    {
        var balances = Candidates(model, program, rows);
        List<LotStock> stocks = [];
        foreach (var lots in model.Lots.GroupBy(lot => lot.Product))
        {
            var inventory = model.Inventory[lots.Key];
            var sources = lots.OrderBy(lot => lot.Month)
                .Select(lot => Source(model, lot))
                .ToArray();
            var rowsOf = inventory.Select(c => balances.GetValueOrDefault(c, -1)).ToArray();
            if (
                IsSimple(program, inventory, rowsOf, sources)
                && new LotStock(program, inventory, rowsOf, sources) is { IsSupplied: true } stock
            )
                stocks.Add(stock);
        }
        return stocks;
    }

    /// <summary>Returns a replaced column in terms of the shares.</summary>
    public LinearExpression Expression(int column)
    {
        List<(int, double)> terms = [];
        if (_byUnits.TryGetValue(column, out var lot))
        {
            AddAllotted(terms, lot, 0);
            if (lot.Overtime >= 0)
                terms.Add((lot.Overtime, -1));
            return new(0, terms);
        }
        var month = _monthOf[column];
        foreach (var source in Sources.TakeWhile(source => source.Month <= month))
            AddAllotted(terms, source, month + 1);
        return new(_kept[month], terms);
    }

    /// <summary>Sets the shares so that the earliest lot covers the earliest demand.</summary>
    public void Allot(double[] values, double[] shares)
    {
        var month = 0;
        var open = Needed[0];
        foreach (var source in Sources)
        {
            var units = Units(values, source);
            while (units > Negligible)
            {
                if (open > Negligible)
                {
                    var covered = Math.Min(units, open);
                    if (source.Shares[month] >= 0)
                        shares[source.Shares[month]] += covered / Needed[month];
                    units -= covered;
                    open -= covered;
                }
                else if (++month < Needed.Length)
                {
                    open = Needed[month];
                }
                else
                {
                    month--;
                    if (source.Surplus >= 0)
                        shares[source.Surplus] += units;
                    break;
                }
            }
        }
        foreach (var column in Replaced)
            shares[column] = 0;
    }

    private bool IsSupplied =>
        Sources.Length > 0
        && Enumerable.Range(0, Needed.Length).All(t => Needed[t] <= 0 || Sources[0].Month <= t);

    private static double Units(double[] values, LotSource source) =>
        values[source.Units] + (source.Overtime >= 0 ? values[source.Overtime] : 0);

    private void AddAllotted(List<(int, double)> terms, LotSource source, int first)
    {
        for (var t = Math.Max(first, source.Month); t < Needed.Length; t++)
        {
            if (source.Shares[t] >= 0)
                terms.Add((source.Shares[t], Needed[t]));
        }
        if (source.Surplus >= 0)
            terms.Add((source.Surplus, 1));
    }

    private static LotSource Source(PlanModel model, Lot lot)
    {
        var hasOvertime = model.Regular[lot.Product][lot.Month] == lot.Units;
        return new(
            lot.Month,
            lot.Units,
            hasOvertime ? model.Overtime[lot.Product][lot.Month] : -1,
            lot.Open
        );
    }

    // The equations in which the stock of a month is what remains, by the column of the stock.
    private static Dictionary<int, int> Candidates(PlanModel model, LinearProgram program, int rows)
    {
        var stocks = model.Inventory.SelectMany(row => row).Where(c => c >= 0).ToHashSet();
        Dictionary<int, int> balances = [];
        for (var r = 0; r < rows; r++)
        {
            if (program.RowLower[r] != program.RowUpper[r])
                continue;
            foreach (var (column, coefficient) in program.Row(r))
            {
                if (coefficient == -1 && stocks.Contains(column))
                    balances[column] = r;
            }
        }
        return balances;
    }

    private static bool IsSimple(
        LinearProgram program,
        int[] inventory,
        int[] balances,
        LotSource[] sources
    )
    {
        for (var t = 0; t < inventory.Length; t++)
        {
            if (balances[t] < 0 || !double.IsFinite(program.Lower[inventory[t]]))
                return false;
            Dictionary<int, double> expected = new() { [inventory[t]] = -1 };
            if (t > 0)
                expected[inventory[t - 1]] = 1;
            foreach (var source in sources.Where(source => source.Month == t))
            {
                expected[source.Units] = 1;
                if (source.Overtime >= 0)
                    expected[source.Overtime] = 1;
                if (program.Lower[source.Units] != 0 || program.IsInteger[source.Units])
                    return false;
            }
            if (
                program.Row(balances[t]).Count() != expected.Count
                || program
                    .Row(balances[t])
                    .Any(term => expected.GetValueOrDefault(term.Column) != term.Coefficient)
            )
                return false;
        }
        return true;
    }
}
