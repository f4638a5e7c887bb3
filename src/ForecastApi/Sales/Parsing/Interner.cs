namespace ForecastApi.Sales.Parsing;

/// <summary>Keeps one string per SKU and channel of a file instead of one per row.</summary>
public sealed class Interner
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Interner() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Returns the same instance for the same text.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return "";
        if (_lookup.TryGetValue(text, out var found))
            return found;
        var made = text.ToString();
        _known.Add(made);
        return made;
    }
}
