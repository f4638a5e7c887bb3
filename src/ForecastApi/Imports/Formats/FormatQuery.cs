using ForecastApi.Http;
using ForecastApi.Imports.Cells;

namespace ForecastApi.Imports.Formats;

/// <summary>The parameters of an import that describe how its file is written.</summary>
public sealed record FormatQuery(
    string? Delimiter,
    string? Decimal,
    string? DateFormat,
    string? Encoding,
    string? Columns,
    string? Sheet
)
{
    private const int MaxLength = 50;

    /// <summary>Returns the format that the parameters describe.</summary>
    /// <param name="columns">The columns that the file may have.</param>
    /// <param name="period">The parameter <c>period</c>, of imports that have one.</param>
    /// <exception cref="ProblemException">400: a parameter has no meaning; every such parameter is named.</exception>
    public TableFormat ToFormat(TableColumns columns, string? period = null)
    {
        var errors = new Validation();
        var format = new TableFormat(
            DelimiterOf(errors),
            Choice<DecimalMark>("decimal", Decimal, errors),
            DateFormatOf(errors),
            EncodingOf(errors),
            MappingText.Parse(Columns, columns, errors),
            Choice<RowPeriod>("period", period, errors),
            Sheet
        );
        errors.Text("sheet", Sheet, MaxLength);
        errors.ThrowIfAny();
        return format;
    }

    private char DelimiterOf(Validation errors)
    {
        switch (Delimiter)
        {
            case null:
                return TableFormat.Default.Delimiter;
            case TableFormat.Tab:
                return '\t';
            case [var c]
                when c is '\t'
                    || !(
                        char.IsControl(c)
                        || char.IsLetterOrDigit(c)
                        || c is '"' or '.' or '-' or '+' or '\''
                        || char.IsSurrogate(c)
                    ):
                return c;
            default:
                errors.Add(
                    "delimiter",
                    "must be the character between the cells, such as ; or | (percent-encoded where a URL needs it), or tab."
                );
                return default;
        }
    }

    private string? DateFormatOf(Validation errors)
    {
        if (
            DateFormat is null or SerialDay.Name
            || (DateFormat.Length <= MaxLength && DatePattern.TryCreate(DateFormat, out _))
        )
            return DateFormat;
        errors.Add(
            "dateFormat",
            "must have yyyy or yy, M or MM, and d or dd with their separators, such as dd.MM.yyyy or M/d/yyyy H:mm, or be excel for serial days."
        );
        return null;
    }

    private string? EncodingOf(Validation errors)
    {
        if (Encoding is not null && !TextEncoding.TryGet(Encoding, out _))
            errors.Add(
                "encoding",
                "must be the name of a text encoding, such as utf-8, windows-1252, iso-8859-1 or utf-16."
            );
        return Encoding;
    }

    private static T Choice<T>(string name, string? text, Validation errors)
        where T : struct, Enum
    {
        if (text is null)
            return default;
        if (!QueryEnum<T>.TryParse(text, null, out var value))
            errors.Add(name, $"must be one of {string.Join(", ", QueryEnum<T>.Names)}.");
        return value.Value;
    }
}
