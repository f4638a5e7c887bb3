using ForecastApi.Imports.Formats;
using ForecastApi.Sales.Inspection.Detection;

namespace ForecastApi.Sales.Inspection;

/// <summary>The findings about a table that its cells show.</summary>
public static class TableNotes
{
    private const int MaxLines = 10;

    /// <summary>Returns the findings about the whole file.</summary>
    public static IEnumerable<InspectionNote> OfFile(
        SampleTable table,
        TableGuess guess,
        InspectionHints hints
    )
    {
        if (table.Preamble is [var first, .., var last])
            yield return Preamble(first.Line, last.Line);
        else if (table.Preamble is [var only])
            yield return Preamble(only.Line, only.Line);
        if (table.HasNoHeader)
            yield return new(
                NoteCode.NoHeader,
                table.Header.Line,
                null,
                "The first row has values in the place of column names. Add a row with the names above it."
            );
        if (table.Rows.Count == 0)
            yield return new(
                NoteCode.NoRows,
                null,
                null,
                "There is no row below the header. Send a file with rows."
            );
        foreach (
            var name in table
                .Header.Cells.Where(c => c.Length > 0)
                .GroupBy(c => c, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Skip(1).Any())
                .Select(g => g.Key)
        )
            yield return new(
                NoteCode.SameNames,
                table.Header.Line,
                name,
                $"Two columns have the name '{name}'. Rename one of them if it is to be read."
            );
        if (!table.HasNoHeader)
            foreach (var note in Missing(table, guess))
                yield return note;
        foreach (var note in Ambiguities(guess, hints))
            yield return note;
        foreach (var column in guess.Columns)
            if (column.Ours is null && ColumnNames.IsTotal(column.Theirs))
                yield return new(
                    NoteCode.TotalColumn,
                    table.Header.Line,
                    column.Theirs,
                    $"The column '{column.Theirs}' sums others up and is not read."
                );
    }

    /// <summary>Returns the lines that sum others up, and those after the table when the sample holds its end.</summary>
    public static IEnumerable<InspectionNote> OfLines(
        SampleTable table,
        TableGuess guess,
        bool isWhole
    )
    {
        var totals = table.Rows.Where(SampleTable.IsTotal).ToList();
        foreach (var row in totals.Take(MaxLines))
            yield return new(
                NoteCode.Total,
                row.Line,
                null,
                $"'{row.Cells.First(c => c.Length > 0)}' sums other lines up. Delete the line, or leave out invalid rows (onError=skip) where it has no date."
            );
        if (!isWhole)
            yield break;
        var footers = table
            .Rows.Reverse()
            .TakeWhile(r => !guess.IsRow(r) || SampleTable.IsTotal(r))
            .Except(totals)
            .Take(MaxLines)
            .Reverse();
        foreach (var row in footers)
            yield return new(
                NoteCode.Footer,
                row.Line,
                null,
                "This line is below the table. Delete it, or leave out invalid rows (onError=skip)."
            );
    }

    private static InspectionNote Preamble(long first, long last) =>
        new(
            NoteCode.Preamble,
            first,
            null,
            first == last
                ? Invariant(
                    $"Line {first} is above the header. Delete it: the header must come first."
                )
                : Invariant(
                    $"Lines {first} to {last} are above the header. Delete them: the header must come first."
                )
        );

    private static IEnumerable<InspectionNote> Missing(SampleTable table, TableGuess guess)
    {
        var names = table.Header.Cells;
        var isMonthly =
            names.FirstOrDefault(ColumnNames.IsYear) is { } year
            && names.FirstOrDefault(ColumnNames.IsMonth) is { } month;
        var isWideByMonth = guess.Has(TableColumns.Quantities) && guess.Date is not null;
        if (!guess.Has("date") && !isWideByMonth)
            yield return NoDate(table, isMonthly);
        if (!guess.Has("quantity") && !guess.Has(TableColumns.Quantities))
            yield return new(
                NoteCode.NoQuantity,
                table.Header.Line,
                "quantity",
                "No column is recognised as quantities. Choose it (columns=theirs:quantity)."
            );
        if (!guess.Has("sku") && guess.Columns.Count(c => c.Ours == TableColumns.Quantities) == 1)
            yield return new(
                NoteCode.NoSku,
                table.Header.Line,
                "sku",
                $"The file is about one product: the header '{guess.Columns.First(c => c.Ours == TableColumns.Quantities).Theirs}' becomes its SKU (the column is read as {TableColumns.Quantities}). Rename the header to change the SKU, or choose the column of products."
            );
    }

    private static InspectionNote NoDate(SampleTable table, bool isMonthly)
    {
        var (code, message) =
            isMonthly
                ? (
                    NoteCode.YearAndMonth,
                    "The year and the month are in two columns. Add a column that holds both, such as 2026-01, and read it as the date."
                )
            : table.Rows.SelectMany(r => r.Cells).FirstOrDefault(DateParts.HasNamedMonth)
                is { } named
                ? (
                    NoteCode.NamedMonths,
                    $"'{named}' names its month by a word, which an import does not read. Write such dates as 2026-01-31, and months as 2026-01."
                )
            : (
                NoteCode.NoDate,
                "No column is recognised as dates. Choose it (columns=theirs:date), or add one with dates such as 2026-01-31."
            );
        return new(code, table.Header.Line, "date", message);
    }

    private static IEnumerable<InspectionNote> Ambiguities(TableGuess guess, InspectionHints hints)
    {
        if (guess.Date?.Other is { } other && hints.DateFormat is null)
            yield return new(
                NoteCode.AmbiguousDate,
                null,
                "date",
                $"The dates fit {guess.DateFormat ?? "yyyy-MM-dd"} and {other} alike. Check the rows, and choose the other one (dateFormat={other}) where day and month are exchanged."
            );
        if (guess.IsDecimalAmbiguous)
            yield return new(
                NoteCode.AmbiguousDecimal,
                null,
                "quantity",
                guess.Decimal == DecimalMark.Comma
                    ? "The commas in numbers may separate decimals or thousands; they are read as decimals."
                    : "The commas in numbers may separate decimals or thousands. Send decimal=comma where they separate decimals, otherwise remove them."
            );
    }
}
