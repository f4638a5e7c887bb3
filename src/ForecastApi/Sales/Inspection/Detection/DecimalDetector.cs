using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Finds the decimal mark of the numbers of a file.</summary>
public static class DecimalDetector
{
    /// <summary>Returns the mark that more cells have, and whether it is uncertain.</summary>
    public static (DecimalMark Mark, bool IsAmbiguous) Detect(
        IEnumerable<string> cells,
        char delimiter
    )
    {
        var (comma, point, either) = (0, 0, 0);
        foreach (var cell in cells)
            if (NumberShape.HasGroupsAndComma(cell))
                comma++;
            else if (NumberShape.HasGroupsAndPoint(cell))
                point++;
            else if (NumberShape.HasDecimalComma(cell) && MayBeGroups(cell))
                either++;
            else if (NumberShape.HasDecimalComma(cell))
                comma++;
            else if (NumberShape.HasDecimalPoint(cell) && !MayBeGroups(cell))
                point++;
        return comma > point ? (DecimalMark.Comma, false)
            : point > 0 || either == 0 ? (DecimalMark.Point, false)
            : (delimiter == ';' ? DecimalMark.Comma : DecimalMark.Point, true);
    }

    /// <summary>Whether a separator may be one of thousands: one to three digits, not a lone 0, before it and three after.</summary>
    private static bool MayBeGroups(string cell)
    {
        var digits = cell.TrimStart('-', '+');
        var mark = digits.AsSpan().IndexOfAny(',', '.');
        return mark is >= 1 and <= 3 && digits.Length - mark == 4 && digits[0] != '0';
    }
}
