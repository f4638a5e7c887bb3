namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>A linear program with integer columns, minimised. Plain data that can be loaded into any solver.</summary>
internal sealed class LinearProgram
{
    private readonly List<int> _columns = [];
    private readonly List<double> _coefficients = [];
    private readonly List<int> _lastTerms = [];

    public List<double> Lower { get; } = [];

    public List<double> Upper { get; } = [];

    public List<double> Cost { get; } = [];

    public List<bool> IsInteger { get; } = [];

    public List<double> RowLower { get; } = [];

    public List<double> RowUpper { get; } = [];

    private readonly List<int> _rowEnds = [];

    /// <summary>The constant part of the objective.</summary>
    public double Constant { get; set; }

    public int Columns => Lower.Count;

    public int Rows => _rowEnds.Count;

    /// <summary>Adds a column and returns its index.</summary>
    public int AddColumn(double lower, double upper, double cost = 0, bool isInteger = false)
    {
        Lower.Add(lower);
        Upper.Add(upper);
        Cost.Add(cost);
        IsInteger.Add(isInteger);
        _lastTerms.Add(-1);
        return Columns - 1;
    }

    /// <summary>
    /// Adds lower ≤ Σ coefficient × column ≤ upper and returns the row's index. Negative column indices are ignored; terms of
    /// the same column add up.
    /// </summary>
    public int AddRow(
        double lower,
        double upper,
        params IEnumerable<(int Column, double Coefficient)> terms
    )
    {
        var first = _columns.Count;
        foreach (var (column, coefficient) in terms)
        {
            if (column < 0 || coefficient == 0)
                continue;
            if (_lastTerms[column] >= first)
            {
                _coefficients[_lastTerms[column]] += coefficient;
                continue;
            }
            _lastTerms[column] = _columns.Count;
            _columns.Add(column);
            _coefficients.Add(coefficient);
        }
        _rowEnds.Add(_columns.Count);
        RowLower.Add(lower);
        RowUpper.Add(upper);
        return Rows - 1;
    }

    /// <summary>Returns the same program with a subset of its rows.</summary>
    public LinearProgram Where(Func<int, bool> isKept)
    {
        var copy = new LinearProgram { Constant = Constant };
        for (var c = 0; c < Columns; c++)
            copy.AddColumn(Lower[c], Upper[c], Cost[c], IsInteger[c]);
        for (var r = 0; r < Rows; r++)
        {
            if (isKept(r))
                copy.AddRow(RowLower[r], RowUpper[r], Row(r));
        }
        return copy;
    }

    /// <summary>Returns the terms of a row.</summary>
    public IEnumerable<(int Column, double Coefficient)> Row(int row)
    {
        for (var i = row == 0 ? 0 : _rowEnds[row - 1]; i < _rowEnds[row]; i++)
            yield return (_columns[i], _coefficients[i]);
    }
}
