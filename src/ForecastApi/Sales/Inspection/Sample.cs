using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Inspection.Detection;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Inspection;

/// <summary>The start of a file of any kind.</summary>
public abstract class Sample
{
    /// <summary>The rows that are inspected at most.</summary>
    public const int MaxRows = 2000;

    public abstract FileKind Kind { get; }

    /// <summary>The character between cells; of a workbook, the one that needs no parameter.</summary>
    public abstract char Delimiter { get; }

    /// <summary>The text encoding; of a workbook, the one that needs no parameter.</summary>
    public abstract string Encoding { get; }

    /// <summary>Whether the file ends with the sample.</summary>
    public abstract bool IsWhole { get; }

    /// <summary>The worksheets of a workbook.</summary>
    public virtual IReadOnlyList<string> Sheets => [];

    public abstract IReadOnlyList<SampleRow> Rows { get; }

    /// <summary>Reads the rows as an import does.</summary>
    /// <param name="format">How the file is written.</param>
    /// <param name="leftOut">The lines that are not part of the table.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public abstract Task<IReadOnlyList<SalesLine>> ReadAsync(
        TableFormat format,
        IReadOnlySet<long> leftOut,
        CancellationToken cancellationToken
    );

    protected static async Task<IReadOnlyList<SalesLine>> ToListAsync(
        IAsyncEnumerable<SalesLine> lines
    )
    {
        var list = new List<SalesLine>();
        await foreach (var line in lines)
        {
            list.Add(line);
            if (list.Count == MaxRows)
                break;
        }
        return list;
    }
}
