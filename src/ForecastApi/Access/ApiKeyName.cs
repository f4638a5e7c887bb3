using System.Globalization;
using System.Text;
using ForecastApi.Common;

namespace ForecastApi.Access;

/// <summary>The rules of a key's name, by which people recognise it in the audit log.</summary>
public static class ApiKeyName
{
    private const int MaxLength = 100;

    /// <summary>Names that the audit log uses for authors without a key.</summary>
    private static readonly string[] Reserved = [Caller.Service.Name, LocalHandler.Name];

    /// <summary>Prefixes of the ids of authors, which would look like another author.</summary>
    private static readonly string[] IdPrefixes = ["key:", "token:", "local:"];

    /// <summary>Returns the reason why a text cannot be a name; null if it can.</summary>
    public static string? Refuse(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "must state the purpose of the key."
        : name.Length > MaxLength ? Invariant($"must not be longer than {MaxLength} characters.")
        : name.Trim().Length != name.Length ? "must not start or end with white space."
        : !name.EnumerateRunes().All(IsPrintable) ? "must contain printable characters only."
        : Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? "is reserved for the service. Choose another name."
        : Array.Exists(IdPrefixes, p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))
            ? $"must not start with {string.Join(" or ", IdPrefixes)}."
        : null;

    private static bool IsPrintable(Rune rune) =>
        rune == new Rune(' ')
        || (
            rune != Rune.ReplacementChar
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                )
        );
}
