namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>A sample as a table: the header, the rows below it and the lines above it.</summary>
public sealed class SampleTable
{
    /// <summary>The least share of the cells of a header that hold a name.</summary>
    private const double MinNames = 0.5;

    private SampleTable(
        IReadOnlyList<SampleRow> preamble,
        SampleRow header,
        IReadOnlyList<SampleRow> rows
    ) => (Preamble, Header, Rows) = (preamble, header, rows);

    public IReadOnlyList<SampleRow> Preamble { get; }

    public SampleRow Header { get; }

    public IReadOnlyList<SampleRow> Rows { get; }

    /// <summary>Whether the header holds values: a date and a number are no names.</summary>
    public bool HasNoHeader =>
        Header.Cells.Any(NumberShape.IsNumber)
        && Header.Cells.Any(c => DateParts.Parse(c) is { Separator: not ' ' });

    /// <summary>Finds the header; null when there is no row.</summary>
    public static SampleTable? From(IReadOnlyList<SampleRow> rows)
    {
        var width = DelimiterDetector.Width(rows);
        for (var i = 0; i < rows.Count; i++)
            if (
                rows[i].Cells.Count == width
                && rows[i].Cells.Count(c => c.Length > 0) >= MinNames * width
            )
                return new([.. rows.Take(i)], rows[i], [.. rows.Skip(i + 1)]);
        return rows.Count == 0 ? null : new([], rows[0], [.. rows.Skip(1)]);
    }

    /// <summary>
    /// Returns the content of the columns, without the lines of another length that the table may end with.
    /// </summary>
    public IReadOnlyList<ColumnProfile> Profiles(bool isDayFirst) =>
        [
            .. Header.Cells.Select(
                (name, i) =>
                    new ColumnProfile(
                        i,
                        name,
                        [
                            .. Rows.Where(r => r.Cells.Count == Header.Cells.Count && !IsTotal(r))
                                .Select(r => r[i]),
                        ],
                        isDayFirst
                    )
            ),
        ];

    /// <summary>Whether a row sums others up: its first filled cell names a total.</summary>
    public static bool IsTotal(SampleRow row) =>
        row.Cells.FirstOrDefault(c => c.Length > 0) is { } first && ColumnNames.IsTotal(first);
}
