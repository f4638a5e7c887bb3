namespace ForecastApi.Http.Tables;

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Its header.</param>
/// <param name="SheetFormat">The number format of its cells in a workbook; null = the general one.</param>
public sealed record ExportColumn(string Name, string? SheetFormat = null)
{
    /// <summary>A column of dates.</summary>
    public static ExportColumn Date(string name) => new(name, "yyyy-mm-dd");

    /// <summary>A column of months.</summary>
    public static ExportColumn Month(string name) => new(name, "yyyy-mm");

    public static implicit operator ExportColumn(string name) => new(name);
}
