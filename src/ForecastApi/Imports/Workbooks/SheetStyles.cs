using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace ForecastApi.Imports.Workbooks;

/// <summary>Finds the cell styles of a workbook that show a number as a date.</summary>
public sealed class SheetStyles
{
    private readonly List<bool> _dates = [];

    /// <summary>Whether a style shows numbers as dates.</summary>
    public bool IsDate(int style) => style >= 0 && style < _dates.Count && _dates[style];

    /// <summary>Reads the styles; a workbook without any shows plain numbers.</summary>
    public static SheetStyles Read(ZipArchiveEntry? part)
    {
        var styles = new SheetStyles();
        if (part is null)
            return styles;
        var formats = new Dictionary<int, bool>();
        using var xml = SheetXml.Open(part);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
                formats[Number(xml, "numFmtId")] = IsDateFormat(
                    xml.GetAttribute("formatCode") ?? ""
                );
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "cellXfs")
                styles.ReadCells(xml, formats);
        return styles;
    }

    private void ReadCells(XmlReader xml, Dictionary<int, bool> formats)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.ToElementBelow(depth))
            if (xml.LocalName == "xf")
            {
                var id = Number(xml, "numFmtId");
                _dates.Add(formats.TryGetValue(id, out var isDate) ? isDate : IsBuiltInDate(id));
            }
    }

    /// <summary>Whether an id without a format of the file is a date (ECMA-376, part 1, 18.8.30), of any language.</summary>
    private static bool IsBuiltInDate(int id) =>
        id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>Whether a format has a year, a day, or a month that is not minutes.</summary>
    private static bool IsDateFormat(string code)
    {
        var (hasMonth, hasTime) = (false, false);
        for (var i = 0; i < code.Length; i++)
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = After(code, '"', i);
                    break;
                case '[':
                    hasTime |= i + 1 < code.Length && code[i + 1] is 'h' or 'H' or 'm' or 's';
                    i = After(code, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'd':
                    return true;
                case 'm':
                    hasMonth = true;
                    break;
                case 'h' or 's':
                    hasTime = true;
                    break;
                case ';':
                    return hasMonth && !hasTime;
            }
        return hasMonth && !hasTime;
    }

    private static int After(string code, char end, int start) =>
        code.IndexOf(end, start + 1) is var at and >= 0 ? at : code.Length;

    private static int Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
}
