using ForecastApi.Imports.Formats;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Inspection;

/// <summary>The findings about the rows as the import reads them.</summary>
public static class ReadNotes
{
    private const int MaxBadRows = 10;

    /// <summary>Returns the rows that cannot be read and have no finding yet.</summary>
    public static IEnumerable<InspectionNote> BadRows(
        IEnumerable<SalesLine> lines,
        IReadOnlySet<long> known
    ) =>
        lines
            .Where(l => l.Errors is not null && !known.Contains(l.Number))
            .Take(MaxBadRows)
            .Select(l => new InspectionNote(
                NoteCode.BadRow,
                l.Number,
                l.Errors![0].Field,
                l.Errors![0].Message
            ));

    /// <summary>Returns a finding where rows have the same key; null where none do.</summary>
    public static InspectionNote? OrderLines(IEnumerable<SalesLine> lines)
    {
        var keys = new HashSet<(string, DateOnly, string)>();
        var (rows, repeated, first) = (0, 0, 0L);
        foreach (var line in lines.Where(l => l.Errors is null))
        {
            rows++;
            if (keys.Add((line.Row.Sku, line.Row.Date, line.Row.Channel)))
                continue;
            repeated++;
            first = first == 0 ? line.Number : first;
        }
        return repeated == 0
            ? null
            : new(
                NoteCode.OrderLines,
                first,
                null,
                Invariant(
                    $"{repeated} of {rows} rows have the product, date and channel of an earlier row. They are order lines: their quantities are added."
                )
            );
    }

    /// <summary>Returns the finding about a sheet whose columns cannot be listed.</summary>
    public static InspectionNote TooManyColumns(long line) =>
        new(
            NoteCode.TooManyColumns,
            line,
            null,
            Invariant(
                $"The names of the columns to read are longer than {MappingText.MaxLength} characters together. Delete the columns that are not read from the file: then *:quantities reads all others."
            )
        );

    /// <summary>Returns a finding where the weekday does not show whether a week begins or ends with the date.</summary>
    public static InspectionNote AmbiguousWeek(DayOfWeek day, bool isEnding) =>
        new(
            NoteCode.AmbiguousWeek,
            null,
            "date",
            $"All dates are on a {day}; they are read as the {(isEnding ? "last" : "first")} day of the week. Send period={(isEnding ? "week" : "weekEnding")} where they are the {(isEnding ? "first" : "last")}."
        );
}
