using ForecastApi.Common;
using ForecastApi.Imports.Formats;
using ForecastApi.Sales.Inspection.Detection;

namespace ForecastApi.Sales.Inspection;

/// <summary>Writes the format of a file as the parameters of its import.</summary>
public static class InspectedQuery
{
    /// <summary>Returns the parameters that differ from the format that needs none, as a query string.</summary>
    /// <param name="format">The format.</param>
    /// <param name="columns">All columns of the file.</param>
    public static string Of(TableFormat format, IReadOnlyList<InspectedColumn> columns)
    {
        var period = format.Period.ToCamelCase();
        var parts = new (string Name, string? Value)[]
        {
            ("delimiter", format.Delimiter == ',' ? null : DelimiterText(format.Delimiter)),
            ("decimal", format.Decimal == DecimalMark.Point ? null : format.Decimal.ToCamelCase()),
            ("dateFormat", format.DateFormat),
            ("encoding", format.Encoding),
            ("period", format.Period == RowPeriod.Day ? null : period),
            ("sheet", format.Sheet),
            ("columns", format.Columns is null ? null : ColumnsText(columns)),
        };
        return string.Join(
            '&',
            parts
                .Where(p => p.Value is not null)
                .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")
        );
    }

    public static string DelimiterText(char delimiter) =>
        delimiter == '\t' ? TableFormat.Tab : delimiter.ToString();

    /// <summary>Returns the parameter <c>columns</c>.</summary>
    public static string ColumnsText(IReadOnlyList<InspectedColumn> columns)
    {
        var read = columns.Where(c => c.Ours is not null).ToList();
        // All other columns in one, where none of them is left out
        var hasRest =
            read.Count(c => c.Ours == TableColumns.Quantities) > 1
            && columns.All(c => c.Ours is not null);
        var pairs = read.Where(c => !hasRest || c.Ours != TableColumns.Quantities)
            .Select(c => $"{Escaped(c.Theirs)}:{c.Ours}");
        return string.Join(
            ',',
            hasRest ? pairs.Append($"{TableColumns.AllOthers}:{TableColumns.Quantities}") : pairs
        );
    }

    /// <summary>A colon or a comma within a name would end it.</summary>
    private static string Escaped(string name) =>
        name.AsSpan().ContainsAny(":,%") ? Uri.EscapeDataString(name) : name;
}
