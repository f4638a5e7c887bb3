using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>Workbooks as spreadsheet programs write them. Style 1 is a date, style 2 a date of its own format, style 3 a percentage.</summary>
public static class TestWorkbook
{
    public const string MediaType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Returns a workbook with the sheets <c>Data</c> and <c>Other</c>.</summary>
    public static byte[] Of(
        string rows,
        string strings = "",
        string properties = "",
        string dimension = "A1:D10",
        string other = ""
    )
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relation}">{properties}<sheets><sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="Other" sheetId="2" r:id="rId2"/></sheets></workbook>"""
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relation}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>"""
            );
            Add(
                zip,
                "xl/styles.xml",
                $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-407]dd\.mm\.yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>"""
            );
            Add(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>""");
            Add(zip, "xl/worksheets/sheet1.xml", Sheet(rows, dimension));
            Add(zip, "xl/worksheets/sheet2.xml", Sheet(other, dimension));
        }
        return file.ToArray();
    }

    /// <summary>Returns a row of texts.</summary>
    public static string Texts(int row, params string[] texts) =>
        $"""<row r="{row}">{string.Concat(texts.Select((t, i) => $"""<c r="{(char)('A' + i)}{row}" t="inlineStr"><is><t>{t}</t></is></c>"""))}</row>""";

    public static HttpContent Content(byte[] file, string mediaType = MediaType)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private static string Sheet(string rows, string dimension) =>
        $"""<worksheet xmlns="{Main}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>""";

    private static void Add(ZipArchive zip, string path, string xml)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}
