using ForecastApi.Imports.Cells;

namespace ForecastApi.Sales.Inspection;

/// <summary>A row of a sheet, with the types that it states for its cells.</summary>
public sealed record KeptRecord(long Line, IReadOnlyList<(string Text, CellKind Kind)> Cells);
