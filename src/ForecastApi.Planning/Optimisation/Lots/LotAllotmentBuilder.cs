using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>Builds the program of a <see cref="LotAllotment"/>.</summary>
internal sealed class LotAllotmentBuilder
{
    // Rows between two checks of the time.
    private const int CheckInterval = 256;

    private readonly LinearProgram _base;
    private readonly int _rows;
    private readonly IReadOnlyList<LotStock> _stocks;
    private readonly TimeBudget _budget;
    private readonly LinearProgram _program;
    private readonly Dictionary<int, LotStock> _replaced = [];
    private readonly Dictionary<int, (LotStock Stock, LotSource Source)> _opened = [];
    private readonly HashSet<int> _balances = [];

    public LotAllotmentBuilder(
        LinearProgram program,
        int rows,
        IReadOnlyList<LotStock> stocks,
        TimeBudget budget
    )
    {
        _base = program;
        _rows = rows;
        _stocks = stocks;
        _budget = budget;
        _program = new() { Constant = program.Constant };
        foreach (var stock in stocks)
        {
            foreach (var column in stock.Replaced)
                _replaced[column] = stock;
            foreach (var source in stock.Sources)
                _opened[source.Open] = (stock, source);
            _balances.UnionWith(stock.Balances);
        }
    }

    /// <summary>Builds the program.</summary>
    /// <exception cref="TimeLimitException">The time is over.</exception>
    public LinearProgram Build()
    {
        AddColumns();
        AddCosts();
        for (var r = 0; r < _base.Rows; r++)
        {
            if (r % CheckInterval == 0)
                _budget.Check();
            AddRow(r);
        }
        foreach (var stock in _stocks)
        {
            AddShares(stock);
            AddBounds(stock);
        }
        return _program;
    }

    private void AddColumns()
    {
        for (var c = 0; c < _base.Columns; c++)
        {
            if (_replaced.ContainsKey(c))
                _program.AddColumn(0, 0);
            else
                _program.AddColumn(
                    _base.Lower[c],
                    _base.Upper[c],
                    _base.Cost[c],
                    _base.IsInteger[c]
                );
        }
        var useful = UsefulSurplus();
        foreach (var stock in _stocks)
        foreach (var source in stock.Sources)
        {
            source.Shares =
            [
                .. stock.Needed.Select(
                    (needed, t) => needed > 0 && t >= source.Month ? _program.AddColumn(0, 1) : -1
                ),
            ];
            if (useful.Contains(stock))
                source.Surplus = _program.AddColumn(0, double.PositiveInfinity);
        }
    }

    private void AddCosts()
    {
        foreach (var (column, stock) in _replaced)
        {
            var cost = _base.Cost[column];
            if (cost == 0)
                continue;
            var expression = stock.Expression(column);
            _program.Constant += cost * expression.Constant;
            foreach (var (term, coefficient) in expression.Terms)
                _program.Cost[term] += cost * coefficient;
        }
    }

    // Surplus is of no use if fewer units, and less stock, never cost more and never violate a row.
    private HashSet<LotStock> UsefulSurplus()
    {
        HashSet<LotStock> useful = [];
        var unitsOf = new Dictionary<int, LotStock>(_replaced);
        foreach (var stock in _stocks)
        foreach (var source in stock.Sources.Where(source => source.Overtime >= 0))
            unitsOf[source.Overtime] = stock;
        foreach (var (column, stock) in unitsOf)
        {
            if (_base.Cost[column] < 0)
                useful.Add(stock);
        }
        for (var r = 0; r < _rows; r++)
        {
            if (_balances.Contains(r))
                continue;
            foreach (var (column, coefficient) in _base.Row(r))
            {
                var limit = coefficient > 0 ? _base.RowLower[r] : _base.RowUpper[r];
                if (double.IsFinite(limit) && unitsOf.TryGetValue(column, out var stock))
                    useful.Add(stock);
            }
        }
        return useful;
    }

    private void AddRow(int row)
    {
        if (_balances.Contains(row) || IsImplied(row))
            return;
        var (lower, upper) = (_base.RowLower[row], _base.RowUpper[row]);
        if (_base.Row(row).All(term => !_replaced.ContainsKey(term.Column)))
        {
            _program.AddRow(lower, upper, _base.Row(row));
            return;
        }
        var sum = new SortedDictionary<int, double>();
        foreach (var (column, coefficient) in _base.Row(row))
        {
            if (!_replaced.TryGetValue(column, out var stock))
            {
                sum[column] = sum.GetValueOrDefault(column) + coefficient;
                continue;
            }
            var expression = stock.Expression(column);
            lower -= coefficient * expression.Constant;
            upper -= coefficient * expression.Constant;
            foreach (var (term, factor) in expression.Terms)
                sum[term] = sum.GetValueOrDefault(term) + (coefficient * factor);
        }
        _program.AddRow(lower, upper, sum.Select(term => (term.Key, term.Value)));
    }

    // The shares imply the inequalities of their products, and that a lot is open if its units are at most all demand.
    private bool IsImplied(int row)
    {
        if (row >= _rows)
            return _base
                .Row(row)
                .All(term =>
                    _replaced.ContainsKey(term.Column) || _opened.ContainsKey(term.Column)
                );
        if (_base.RowUpper[row] != 0 || double.IsFinite(_base.RowLower[row]))
            return false;
        var opened = _base.Row(row).FirstOrDefault(term => term.Coefficient < 0);
        if (
            opened.Coefficient == 0
            || !_opened.TryGetValue(opened.Column, out var lot)
            || lot.Source.Surplus >= 0
        )
            return false;
        var source = lot.Source;
        return -opened.Coefficient >= lot.Stock.Needed.Skip(source.Month).Sum() * (1 - 1e-9)
            && _base
                .Row(row)
                .All(term =>
                    term.Column == opened.Column
                    || (
                        term.Coefficient == 1
                        && (term.Column == source.Units || term.Column == source.Overtime)
                    )
                );
    }

    private void AddShares(LotStock stock)
    {
        for (var t = 0; t < stock.Needed.Length; t++)
        {
            if (stock.Needed[t] > 0)
                _program.AddRow(1, 1, stock.Sources.Select(s => (s.Shares[t], 1.0)));
        }
        foreach (var source in stock.Sources)
        foreach (var share in source.Shares.Where(share => share >= 0))
            _program.AddRow(double.NegativeInfinity, 0, (share, 1), (source.Open, -1));
    }

    // The expressions of the units and the stock are at least their lower bounds, except that of units with overtime.
    private void AddBounds(LotStock stock)
    {
        foreach (var source in stock.Sources.Where(source => source.Overtime >= 0))
            _program.AddRow(0, double.PositiveInfinity, stock.Expression(source.Units).Terms);
        foreach (var column in stock.Replaced.Where(c => double.IsFinite(_base.Upper[c])))
        {
            var expression = stock.Expression(column);
            _program.AddRow(
                double.NegativeInfinity,
                _base.Upper[column] - expression.Constant,
                expression.Terms
            );
        }
    }
}
