namespace ForecastApi.Http.Tables;

/// <summary>The format of an export route.</summary>
public enum ExportFormat
{
    Csv,

    /// <summary>A workbook of Office Open XML.</summary>
    Xlsx,
}
