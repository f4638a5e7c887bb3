using System.IO.Compression;
using System.Xml;

namespace ForecastApi.Imports.Workbooks;

/// <summary>Reads the XML of the parts of a workbook, without document types and external entities.</summary>
public static class SheetXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    public static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), Settings);

    /// <summary>Advances to the next element of a name, at any depth; false at the end.</summary>
    public static bool ToElement(this XmlReader xml, string name)
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                return true;
        return false;
    }

    /// <summary>Advances to the next element within one of a depth; false at its end.</summary>
    public static bool ToElementBelow(this XmlReader xml, int depth)
    {
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element)
                return true;
        return false;
    }

    /// <summary>Whether the current node is text.</summary>
    public static bool IsText(this XmlReader xml) =>
        xml.NodeType
            is XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace;

    /// <summary>Appends the text of the current element, whose parts may have formats of their own, without its phonetic readings.</summary>
    public static void AppendText(this XmlReader xml, RowText text)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var phonetic = int.MaxValue;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth <= phonetic)
                phonetic = int.MaxValue;
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "rPh" or "phoneticPr")
                phonetic = xml.Depth;
            else if (phonetic == int.MaxValue && xml.IsText())
                text.AppendValue(xml);
        }
    }
}
