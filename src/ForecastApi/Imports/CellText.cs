namespace ForecastApi.Imports;

/// <summary>Shows cells of imported files in messages.</summary>
public static class CellText
{
    private const int MaxShown = 40;

    /// <summary>Returns the start of a cell, short enough for an error message.</summary>
    public static string Shown(ReadOnlySpan<char> text) =>
        text.Length <= MaxShown ? text.ToString() : string.Concat(text[..MaxShown], "…");

    /// <summary>Returns the error message of a cell that is not a number.</summary>
    public static string NotANumber(ReadOnlySpan<char> text) => $"'{Shown(text)}' is not a number.";
}
