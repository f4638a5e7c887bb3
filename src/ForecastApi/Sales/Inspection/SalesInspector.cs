using ForecastApi.Http;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Imports.SavedFormats;
using ForecastApi.Sales.Inspection.Detection;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Inspection;

/// <summary>Finds the parameters that read a file, and reads its first rows with them. It stores nothing.</summary>
public sealed class SalesInspector(ImportFormatStore formats)
{
    private const int MaxShownRows = 20;

    /// <summary>Inspects the start of a file.</summary>
    /// <exception cref="ProblemException">422: the file holds no table.</exception>
    public async Task<SalesInspection> InspectAsync(
        Sample sample,
        InspectionHints hints,
        CancellationToken cancellationToken
    )
    {
        var table =
            SampleTable.From(sample.Rows)
            ?? throw FileProblems.Body("has no rows. Send a file with a header and rows.");
        var guess = TableDetector.Detect(table, sample.Delimiter, hints);
        var notes = TableNotes.OfFile(table, guess, hints).ToList();
        var besides = TableNotes.OfLines(table, guess, sample.IsWhole).ToList();
        var format = FormatOf(sample, table, guess, hints);
        HashSet<long> leftOut =
        [
            .. table.Preamble.Select(r => r.Line),
            .. besides.Select(n => n.Line).OfType<long>(),
        ];
        IReadOnlyList<SalesLine> lines = [];
        if (IsReadable(guess) && !table.HasNoHeader)
            try
            {
                lines = await sample.ReadAsync(format, leftOut, cancellationToken);
                if (guess.Period is null && PeriodOf(lines, guess) is var (period, ambiguity))
                {
                    format = format with { Period = period };
                    if (ambiguity is not null)
                        notes.Add(ambiguity);
                    if (period != RowPeriod.Day)
                        lines = await sample.ReadAsync(format, leftOut, cancellationToken);
                }
            }
            catch (ProblemException problem)
                when (problem.Status == StatusCodes.Status422UnprocessableEntity)
            {
                notes.Add(new(NoteCode.BadRow, table.Header.Line, null, problem.Message));
            }
        if (
            format.Columns is not null
            && InspectedQuery.ColumnsText(guess.Columns).Length > MappingText.MaxLength
        )
            notes.Add(ReadNotes.TooManyColumns(table.Header.Line));
        if (ReadNotes.OrderLines(lines) is { } orderLines)
            notes.Add(orderLines);
        notes.AddRange(besides);
        notes.AddRange(ReadNotes.BadRows(WithoutCut(lines, sample), leftOut));
        return new(
            MediaTypeOf(sample.Kind),
            InspectedQuery.DelimiterText(format.Delimiter),
            format.Decimal,
            format.DateFormat,
            sample.Encoding,
            format.Period,
            format.Sheet,
            sample.Sheets,
            guess.Columns,
            [.. lines.Where(l => l.Errors is null).Take(MaxShownRows).Select(ToRow)],
            notes,
            [.. leftOut.Order()],
            InspectedQuery.Of(format, guess.Columns),
            await formats.FindAsync(table.Header.Cells, cancellationToken)
        );
    }

    private static TableFormat FormatOf(
        Sample sample,
        SampleTable table,
        TableGuess guess,
        InspectionHints hints
    ) =>
        new(
            sample.Delimiter,
            guess.Decimal,
            guess.DateFormat,
            sample.Encoding == TextEncoding.Default ? null : sample.Encoding,
            sample.Kind == FileKind.Ndjson || guess.Mappings.Count == 0 || HasOurs(table, guess)
                ? null
                : guess.Mappings,
            guess.Period ?? RowPeriod.Day,
            hints.Sheet
        );

    /// <summary>Whether the columns need no mapping: all have the names of ours and are read as those.</summary>
    private static bool HasOurs(SampleTable table, TableGuess guess) =>
        table.Header.Cells.All(c => c.Length > 0)
        && guess.Columns.All(c => c.Theirs.Equals(c.Ours, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an import accepts the columns.</summary>
    private static bool IsReadable(TableGuess guess) =>
        guess.Has(TableColumns.Quantities)
            ? guess.Has("sku") != guess.Has("date")
            : SalesFields.Required.All(guess.Has);

    private static (RowPeriod Period, InspectionNote? Ambiguity) PeriodOf(
        IReadOnlyList<SalesLine> lines,
        TableGuess guess
    )
    {
        var dates = lines.Where(l => l.Errors is null).Select(l => l.Row.Date).ToList();
        if (guess.Has("periodEnd"))
            return (RowPeriod.Day, null);
        var (period, isAmbiguous) = PeriodDetector.Detect(dates, guess.DateColumn);
        return (
            period,
            isAmbiguous
                ? ReadNotes.AmbiguousWeek(dates[0].DayOfWeek, period == RowPeriod.WeekEnding)
                : null
        );
    }

    /// <summary>The rows without a last one that the end of the sample cuts.</summary>
    private static IEnumerable<SalesLine> WithoutCut(
        IReadOnlyList<SalesLine> lines,
        Sample sample
    ) =>
        sample.IsWhole || lines.Count == 0
            ? lines
            : lines.TakeWhile(l => l.Errors is null || l.Number < lines[^1].Number);

    private static InspectedRow ToRow(SalesLine line) =>
        new(
            line.Row.Sku,
            line.Row.Date,
            line.Row.PeriodEnd,
            line.Row.Quantity,
            line.Row.UnitPrice,
            line.Row.Channel.Length == 0 ? null : line.Row.Channel,
            line.Row.Stockout,
            line.Number
        );

    private static string MediaTypeOf(FileKind kind) =>
        kind switch
        {
            FileKind.Ndjson => FileTypes.Ndjson,
            FileKind.Xlsx => FileTypes.Xlsx,
            _ => FileTypes.Csv,
        };
}
