using System.Text;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Inspection.Detection;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Inspection;

/// <summary>The start of a CSV or NDJSON file.</summary>
public sealed class TextSample : Sample
{
    private readonly FileSample _file;

    public TextSample(FileSample file, char? delimiter)
    {
        _file = file;
        Kind = file.IsNdjson ? FileKind.Ndjson : FileKind.Csv;
        Delimiter =
            delimiter
            ?? (
                Kind == FileKind.Csv
                    ? DelimiterDetector.Detect(file.Text)
                    : TableFormat.Default.Delimiter
            );
        Rows =
            Kind == FileKind.Csv
                ? SampleRows.Split(file.Text, Delimiter)
                : JsonRows.Split(file.Text);
    }

    public override FileKind Kind { get; }

    public override char Delimiter { get; }

    public override string Encoding => _file.Encoding;

    public override bool IsWhole => _file.IsWhole;

    public override IReadOnlyList<SampleRow> Rows { get; }

    public override Task<IReadOnlyList<SalesLine>> ReadAsync(
        TableFormat format,
        IReadOnlySet<long> leftOut,
        CancellationToken cancellationToken
    ) =>
        ToListAsync(
            SalesReader.ReadAsync(
                new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Without(leftOut))),
                Kind,
                format with
                {
                    Encoding = null,
                },
                cancellationToken
            )
        );

    /// <summary>Returns the text with these lines blank, so that the numbers of the others do not change.</summary>
    private string Without(IReadOnlySet<long> leftOut)
    {
        if (leftOut.Count == 0)
            return _file.Text;
        var lines = _file.Text.Split('\n');
        var text = new StringBuilder(_file.Text.Length);
        for (var i = 0; i < lines.Length; i++)
            text.Append(leftOut.Contains(i + 1) ? "" : lines[i])
                .Append(i + 1 < lines.Length ? "\n" : "");
        return text.ToString();
    }
}
