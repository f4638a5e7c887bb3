using System.Text.RegularExpressions;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Recognises numbers whatever their decimal mark and group separator.</summary>
public static partial class NumberShape
{
    public static bool IsNumber(string text) => Number().IsMatch(text);

    /// <summary>A number whose only separator is a decimal comma.</summary>
    public static bool HasDecimalComma(string text) => DecimalComma().IsMatch(text);

    /// <summary>A number whose only separator is a decimal point.</summary>
    public static bool HasDecimalPoint(string text) => DecimalPoint().IsMatch(text);

    /// <summary>A number such as 1.234,56 or 1 234,56.</summary>
    public static bool HasGroupsAndComma(string text) => GroupsAndComma().IsMatch(text);

    /// <summary>A number such as 1,234.56.</summary>
    public static bool HasGroupsAndPoint(string text) => GroupsAndPoint().IsMatch(text);

    [GeneratedRegex(
        @"^[-+]?[\d.,'\u00A0\u202F ]*\d([eE][-+]?\d+)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"^[-+]?\d*,\d+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(
        @"^[-+]?\d*\.\d+$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(
        @"^[-+]?\d{1,3}([.'\u00A0\u202F ]\d{3})+,\d+$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex GroupsAndComma();

    [GeneratedRegex(
        @"^[-+]?\d{1,3}([,'\u00A0\u202F ]\d{3})+\.\d+$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex GroupsAndPoint();
}
