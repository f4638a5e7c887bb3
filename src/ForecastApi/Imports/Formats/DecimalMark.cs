namespace ForecastApi.Imports.Formats;

/// <summary>The character between the whole part and the decimals of a number.</summary>
public enum DecimalMark
{
    Point,
    Comma,
}
