using ForecastApi.Http;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Imports;

/// <summary>Documents the routes that import table files.</summary>
public static class ImportRoutes
{
    /// <summary>Adds the media types and the parameters of the format of the file.</summary>
    /// <param name="route">The route.</param>
    /// <param name="others">Further media types that the route reads.</param>
    public static RouteHandlerBuilder ReadsTables(
        this RouteHandlerBuilder route,
        params string[] others
    ) =>
        route
            .Accepts<string>(
                FileTypes.Csv,
                [.. others, FileTypes.Xlsx, FileTypes.CsvOfExcel, FileTypes.Form]
            )
            .Parameter(
                "delimiter",
                "The character between the cells of a CSV file, or tab; a comma if omitted.",
                ";"
            )
            .Parameter(
                "decimal",
                "point or comma: the decimal mark of numbers in text; point if omitted. With comma, points in groups of three digits separate thousands.",
                "comma"
            )
            .Parameter(
                "dateFormat",
                "How dates are written in text: yyyy or yy (1950 to 2049), M or MM, and d or dd in any order with their separators; a time after the date is ignored. Without d, dates are months. excel: serial days. YYYY-MM-DD or YYYY-MM if omitted.",
                "dd.MM.yyyy"
            )
            .Parameter(
                "encoding",
                "The encoding of a text file, such as windows-1252, iso-8859-1 or utf-16; UTF-8 if omitted. A byte order mark takes precedence.",
                "windows-1252"
            )
            .Parameter(
                "columns",
                "The columns to read, as theirs:ours, separated by commas; columns that are not named are left out. A colon or comma within a name is percent-encoded twice. For sales with a column per product or per month, ours is quantities, and theirs may be * for all other columns.",
                "Article:sku,Date:date,Amount:quantity"
            )
            .Parameter(
                "sheet",
                "The name of the worksheet of a workbook; the first one if omitted.",
                "Sheet1"
            );
}
