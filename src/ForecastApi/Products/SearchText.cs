using System.Text;

namespace ForecastApi.Products;

/// <summary>
/// The text of a product that a search compares. It is folded by .NET: the databases fold different letters, and none
/// where the collation is binary.
/// </summary>
public static class SearchText
{
    /// <summary>Separates the SKU from the name, so that no search matches the end of one with the start of the other.</summary>
    private const char Separator = '\n';

    /// <summary>Returns the text of a product.</summary>
    public static string Of(string sku, string? name) =>
        Fold(name is null ? sku : sku + Separator + name);

    /// <summary>Returns a SKU as it is compared with others, whatever the case.</summary>
    public static string OfSku(string sku) =>
        Ascii.IsValid(sku) ? sku.ToLowerInvariant() : Fold(sku);

    /// <summary>
    /// Returns the LIKE pattern of a search. The escape character is '!': a backslash would need doubling in one database
    /// only.
    /// </summary>
    public static string Pattern(string search) =>
        "%"
        + Fold(search)
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal)
            .Replace("[", "![", StringComparison.Ordinal)
        + "%";

    /// <summary>Upper case first: ς and σ, or ẞ and ß, are equal only after both conversions.</summary>
    private static string Fold(string text) =>
        // Only valid UTF-16 can be normalised
        Encoding
            .UTF8.GetString(Encoding.UTF8.GetBytes(text))
            .Normalize(NormalizationForm.FormC)
            .ToUpperInvariant()
            .ToLowerInvariant()
            .Normalize(NormalizationForm.FormC);
}
