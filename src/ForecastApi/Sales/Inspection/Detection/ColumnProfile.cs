namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The content of a column of a sample.</summary>
public sealed class ColumnProfile
{
    private const double MostCells = 0.9;

    public ColumnProfile(int index, string name, IReadOnlyList<string> cells, bool isDayFirst)
    {
        (Index, Name, Cells) = (index, name, cells);
        var filled = cells.Where(c => c.Length > 0).ToList();
        Filled = filled.Count;
        Distinct = filled.Distinct(StringComparer.Ordinal).Count();
        Numbers = filled.Count(NumberShape.IsNumber);
        Date = DateFormatDetector.Detect(filled, isDayFirst);
    }

    public int Index { get; }

    public string Name { get; }

    /// <summary>The cells in the order of the file, blank ones too.</summary>
    public IReadOnlyList<string> Cells { get; }

    public int Filled { get; }

    public int Distinct { get; }

    public int Numbers { get; }

    /// <summary>The format in which the cells are dates; null when they are none.</summary>
    public DateGuess? Date { get; }

    public bool IsNumeric => Filled > 0 && Numbers >= MostCells * Filled;

    /// <summary>Whether the cells are dates that no plain number can be.</summary>
    public bool IsDate =>
        Date is { Order: not (DateOrder.Serial or DateOrder.Compact) } && !IsNumericDate;

    /// <summary>Numbers such as 2010.12 are numbers before they are months.</summary>
    private bool IsNumericDate =>
        IsNumeric && Date is { Order: DateOrder.YearMonth or DateOrder.MonthYear };

    /// <summary>The share of cells that repeat an earlier one, as the codes of products do.</summary>
    public double Repetition => Filled == 0 ? 0 : 1 - ((double)Distinct / Filled);
}
