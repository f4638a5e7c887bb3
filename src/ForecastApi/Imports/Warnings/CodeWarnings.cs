using System.Text.RegularExpressions;
using ForecastApi.Common;

namespace ForecastApi.Imports.Warnings;

/// <summary>Creates the warnings about a single code. Called once for each spelling in a file.</summary>
public static partial class CodeWarnings
{
    /// <summary>Adds the warnings of a SKU.</summary>
    public static void AddSku(
        ref List<ImportWarning>? warnings,
        long line,
        string field,
        ReadOnlySpan<char> given,
        string clean
    )
    {
        AddNormalised(ref warnings, line, field, given, clean);
        if (Scientific().IsMatch(clean))
            (warnings ??= []).Add(
                ImportWarning.Of(
                    line,
                    field,
                    WarningCode.SuspiciousSku,
                    $"'{CellText.Shown(clean)}' is a code that a spreadsheet has shortened to scientific notation: different codes may have become this one. Format the column as text and export the file again."
                )
            );
    }

    /// <summary>Adds the warning of a code that is stored in another form.</summary>
    public static void AddNormalised(
        ref List<ImportWarning>? warnings,
        long line,
        string field,
        ReadOnlySpan<char> given,
        string clean
    )
    {
        if (CodeText.IsAltered(given, clean))
            (warnings ??= []).Add(
                ImportWarning.Of(
                    line,
                    field,
                    WarningCode.Normalised,
                    $"The code is stored as '{CellText.Shown(clean)}': invisible characters were removed, or letters composed. Correct the code in the system that exports the file."
                )
            );
    }

    /// <summary>Returns the warning of a SKU that differs from others in case alone.</summary>
    public static ImportWarning SameLetters(long line, string sku, IReadOnlyList<string> others) =>
        ImportWarning.Of(
            line,
            "sku",
            WarningCode.SameLetters,
            $"'{CellText.Shown(sku)}' differs in case alone from {string.Join(", ", others.Take(3).Select(o => $"'{CellText.Shown(o)}'"))}{(others.Count > 3 ? " and others" : "")}; they are different products. Write the SKU of a product in the same case everywhere."
        );

    // As a spreadsheet writes it: one digit before the mark, a sign and two digits at least after the E
    [GeneratedRegex("^[0-9]([.,][0-9]+)?[eE]\\+[0-9]{2,3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scientific();
}
