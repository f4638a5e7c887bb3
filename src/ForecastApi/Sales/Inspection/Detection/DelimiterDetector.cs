namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Finds the character between the cells: the one that splits most rows into the same number of cells.</summary>
public static class DelimiterDetector
{
    private const int MaxRows = 200;

    /// <summary>The smallest gain of a candidate over those before it.</summary>
    private const double Margin = 0.02;

    private static readonly char[] Candidates = ['\t', ';', ',', '|'];

    /// <summary>Returns the delimiter; a comma for a file of one column.</summary>
    public static char Detect(string text)
    {
        var (best, score) = (',', 0d);
        foreach (var candidate in Candidates)
            if (Score(SampleRows.Split(text, candidate)) is var found && found > score + Margin)
                (best, score) = (candidate, found);
        return best;
    }

    /// <summary>Returns the most frequent number of cells of the rows.</summary>
    public static int Width(IReadOnlyList<SampleRow> rows) =>
        rows.Take(MaxRows)
            .GroupBy(r => r.Cells.Count)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Key)
            .Select(g => g.Key)
            .FirstOrDefault();

    /// <summary>
    /// Returns the share of the rows that have the most frequent number of cells; less where the rows have two cells, as
    /// decimal commas make of a file of one column, and nothing where no row before them can be their header.
    /// </summary>
    private static double Score(IReadOnlyList<SampleRow> rows)
    {
        var width = Width(rows);
        if (width < 2)
            return 0;
        var head = rows.Take(MaxRows).ToList();
        var header = head.FindIndex(r => r.Cells.Count == width);
        var share = (double)head.Count(r => r.Cells.Count == width) / head.Count;
        var isHeader = head[header].Cells.All(c => !NumberShape.IsNumber(c));
        return share * (isHeader ? 1 : 0.5) * (width > 2 ? 1 : 0.9);
    }
}
