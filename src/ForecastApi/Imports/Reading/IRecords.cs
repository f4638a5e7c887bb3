using ForecastApi.Imports.Cells;

namespace ForecastApi.Imports.Reading;

/// <summary>The records of a table file, the header included, one at a time.</summary>
public interface IRecords : IAsyncDisposable
{
    /// <summary>The line on which the current record begins, as an editor numbers it; of a sheet, its row.</summary>
    long Line { get; }

    /// <summary>The number of cells of the current record.</summary>
    int Count { get; }

    /// <summary>The reason why the current record, the last one, cannot be read; null when it can.</summary>
    string? Error { get; }

    /// <summary>The beginning of the text of a text file; empty for others.</summary>
    string Start { get; }

    /// <summary>Advances to the next record; false after the last.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The cell at a position below <see cref="Count"/>.</summary>
    Cell Cell(int index);
}
