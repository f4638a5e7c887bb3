namespace ForecastApi.Imports.Reading;

/// <summary>The kinds of files that imports read.</summary>
public enum FileKind
{
    Csv,
    Ndjson,

    /// <summary>A workbook of Office Open XML.</summary>
    Xlsx,
}
