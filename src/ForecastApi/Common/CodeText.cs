using System.Globalization;
using System.Text;

namespace ForecastApi.Common;

/// <summary>
/// The stored form of a code (SKU, channel): composed letters (Unicode NFC), no invisible characters (category Cf), no
/// surrounding white space. Texts that look the same are then the same code.
/// </summary>
public static class CodeText
{
    /// <summary>Returns the stored form of a code. ASCII text is only trimmed, without a new string where nothing changes.</summary>
    public static string Clean(string text) =>
        Ascii.IsValid(text) ? text.Trim() : CleanUnicode(text);

    /// <summary>Returns the stored form of a code.</summary>
    public static string Clean(ReadOnlySpan<char> text) => Clean(text.ToString());

    /// <summary>Whether the stored form differs by more than surrounding white space.</summary>
    public static bool IsAltered(ReadOnlySpan<char> text, string clean) =>
        !text.Trim().SequenceEqual(clean);

    private static string CleanUnicode(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            // An unpaired surrogate cannot be normalised; the rules of each code refuse it
            if (!isPair && char.IsSurrogate(text[i]))
                return text.Trim();
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) != UnicodeCategory.Format)
                visible.Append(text, i, isPair ? 2 : 1);
            if (isPair)
                i++;
        }
        return visible.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
