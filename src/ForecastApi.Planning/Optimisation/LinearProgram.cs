namespace ForecastApi.Planning.Optimisation;

/// <summary>A linear program with whole-number columns, minimised; plain data that any solver can be loaded with.</summary>
internal sealed class LinearProgram
{
    private readonly List<int> _columns = [];
    private readonly List<double> _coefficients = [];

    public List<double> Lower { get; } = [];

    public List<double> Upper { get; } = [];

    public List<double> Cost { get; } = [];

    public List<bool> Whole { get; } = [];

    public List<double> RowLower { get; } = [];

    public List<double> RowUpper { get; } = [];

    private readonly List<int> _rowEnds = [];

    /// <summary>The part of the objective that no decision changes.</summary>
    public double Constant { get; set; }

    public int Columns => Lower.Count;

    public int Rows => _rowEnds.Count;

    /// <summary>Adds a column and gives its index.</summary>
    public int AddColumn(double lower, double upper, double cost = 0, bool whole = false)
    {
        Lower.Add(lower);
        Upper.Add(upper);
        Cost.Add(cost);
        Whole.Add(whole);
        return Columns - 1;
    }

    /// <summary>Adds lower ≤ Σ coefficient × column ≤ upper and gives the row's index; columns below 0 are left out.</summary>
    public int AddRow(
        double lower,
        double upper,
        params IEnumerable<(int Column, double Coefficient)> terms
    )
    {
        foreach (var (column, coefficient) in terms)
        {
            if (column < 0 || coefficient == 0)
                continue;
            _columns.Add(column);
            _coefficients.Add(coefficient);
        }
        _rowEnds.Add(_columns.Count);
        RowLower.Add(lower);
        RowUpper.Add(upper);
        return Rows - 1;
    }

    /// <summary>The same program with some of its rows only.</summary>
    public LinearProgram Where(Func<int, bool> isKept)
    {
        var copy = new LinearProgram { Constant = Constant };
        for (var c = 0; c < Columns; c++)
            copy.AddColumn(Lower[c], Upper[c], Cost[c], Whole[c]);
        for (var r = 0; r < Rows; r++)
        {
            if (isKept(r))
                copy.AddRow(RowLower[r], RowUpper[r], Row(r));
        }
        return copy;
    }

    /// <summary>The terms of a row.</summary>
    public IEnumerable<(int Column, double Coefficient)> Row(int row)
    {
        for (var i = row == 0 ? 0 : _rowEnds[row - 1]; i < _rowEnds[row]; i++)
            yield return (_columns[i], _coefficients[i]);
    }
}
