namespace ForecastApi.Imports;

/// <summary>The kind of rows that were imported.</summary>
public enum ImportKind
{
    Sales,
    Products,
    Boms,
    Planning,
    Overrides,
}
