using ForecastApi.Common;

namespace ForecastApi.Sales.Parsing;

/// <summary>
/// Stores one string per spelling of a SKU or channel of a file instead of one per row, in its stored form. The work of
/// a code is then done once, whatever the number of its rows.
/// </summary>
public sealed class Interner
{
    private readonly Dictionary<string, string> _skus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _skuLookup;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _channelLookup;

    public Interner()
    {
        _skuLookup = _skus.GetAlternateLookup<ReadOnlySpan<char>>();
        _channelLookup = _channels.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Returns the stored form of a SKU, and whether this spelling occurs for the first time.</summary>
    public (string Sku, bool IsNew) Sku(ReadOnlySpan<char> text) => Get(_skus, _skuLookup, text);

    /// <summary>Returns the stored form of a channel, and whether this spelling occurs for the first time.</summary>
    public (string Channel, bool IsNew) Channel(ReadOnlySpan<char> text) =>
        Get(_channels, _channelLookup, text);

    private static (string, bool) Get(
        Dictionary<string, string> known,
        Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup,
        ReadOnlySpan<char> text
    )
    {
        if (text.IsEmpty)
            return ("", false);
        if (lookup.TryGetValue(text, out var found))
            return (found, false);
        var given = text.ToString();
        var clean = CodeText.Clean(given);
        known.Add(given, clean);
        return (clean, true);
    }
}
