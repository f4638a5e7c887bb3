namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The columns of a wide sheet.</summary>
/// <param name="Columns">All columns, in the order of the file.</param>
/// <param name="HeaderDates">The format of the months in the header; null when the header names products.</param>
public sealed record WideColumns(IReadOnlyList<InspectedColumn> Columns, DateGuess? HeaderDates);
