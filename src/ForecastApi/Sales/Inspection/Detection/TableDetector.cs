using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Finds the columns, the dates and the numbers of a table. Hints of the sender take precedence over the content.</summary>
public static class TableDetector
{
    private static readonly string[] Numeric =
    [
        "quantity",
        "unitPrice",
        "stockout",
        TableColumns.Quantities,
    ];

    public static TableGuess Detect(SampleTable table, char delimiter, InspectionHints hints)
    {
        var isDayFirst =
            delimiter == ';'
            || hints.Decimal == DecimalMark.Comma
            || DecimalDetector.Detect(table.Rows.SelectMany(r => r.Cells), delimiter).Mark
                == DecimalMark.Comma;
        var profiles = table.Profiles(isDayFirst);
        var wide = WideSheet.Detect(profiles, isDayFirst);
        var columns = hints.Columns is { } given
            ? Given(profiles, given)
            : WithoutSku(wide?.Columns ?? ColumnDetector.Detect(profiles));
        var date = profiles.FirstOrDefault(p => OursOf(p) == "date");
        var guess = date is null ? wide?.HeaderDates : date.Date;
        var (mark, isAmbiguous) = DecimalDetector.Detect(
            profiles.Where(p => Numeric.Contains(OursOf(p))).SelectMany(p => p.Cells),
            delimiter
        );
        return new(
            columns,
            date?.Name ?? "",
            guess,
            hints.DateFormat ?? guess?.Format,
            hints.Decimal ?? mark,
            isAmbiguous && hints.Decimal is null,
            hints.Period ?? (guess is { IsMonth: true } ? RowPeriod.Month : null)
        );

        string? OursOf(ColumnProfile profile) => columns[profile.Index].Ours;
    }

    /// <summary>The quantities of a file without products are those of one product, which their header names.</summary>
    private static IReadOnlyList<InspectedColumn> WithoutSku(
        IReadOnlyList<InspectedColumn> columns
    ) =>
        columns.Any(c => c.Ours is "sku" or TableColumns.Quantities)
            ? columns
            :
            [
                .. columns.Select(c =>
                    c.Ours == "quantity" ? c with { Ours = TableColumns.Quantities } : c
                ),
            ];

    private static InspectedColumn[] Given(
        IReadOnlyList<ColumnProfile> profiles,
        IReadOnlyList<ColumnMapping> given
    )
    {
        var others = given.FirstOrDefault(m => m.Theirs == TableColumns.AllOthers)?.Ours;
        return
        [
            .. profiles.Select(p =>
                InspectedColumn.Of(
                    p,
                    given
                        .FirstOrDefault(m =>
                            m.Theirs.Equals(p.Name, StringComparison.OrdinalIgnoreCase)
                        )
                        ?.Ours
                        ?? others,
                    1
                )
            ),
        ];
    }
}
