using ForecastApi.Imports;
using ForecastApi.Imports.Warnings;

namespace ForecastApi.Sales.Parsing;

/// <summary>A line of a sales file: a row, or the errors that reject it. A good line allocates nothing.</summary>
public readonly struct SalesLine
{
    /// <summary>Creates a line with a valid row.</summary>
    public SalesLine(long number, in SalesRow row)
    {
        Number = number;
        Row = row;
    }

    /// <summary>Creates a rejected line.</summary>
    public SalesLine(long number, params IReadOnlyList<RowError> errors)
    {
        Number = number;
        Errors = errors;
    }

    /// <summary>The line number in the file. The header of a CSV file is line 1.</summary>
    public long Number { get; }

    /// <summary>The row; meaningless when there are errors.</summary>
    public SalesRow Row { get; }

    /// <summary>The errors; null when the row is valid.</summary>
    public IReadOnlyList<RowError>? Errors { get; }

    /// <summary>The warnings about codes that this line spells first; null when there are none.</summary>
    public IReadOnlyList<ImportWarning>? Warnings { get; init; }
}
