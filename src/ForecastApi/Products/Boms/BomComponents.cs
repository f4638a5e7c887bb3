namespace ForecastApi.Products.Boms;

/// <summary>
/// Finds the strongly connected components of bills of materials (Tarjan 1972), in time linear in their lines: products
/// of one component contain each other.
/// </summary>
public sealed class BomComponents
{
    private readonly ILookup<string, string> _componentsOf;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lowest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _number = new(StringComparer.Ordinal);
    private readonly Stack<string> _pending = [];

    // The walk keeps its own stack: a deep bill must not overflow the stack of the thread
    private readonly Stack<(string Sku, IEnumerator<string> Next)> _path = [];

    private BomComponents(ILookup<string, string> componentsOf) => _componentsOf = componentsOf;

    /// <summary>Returns the number of the component of each product; products of one number contain each other.</summary>
    public static IReadOnlyDictionary<string, int> Find(ILookup<string, string> componentsOf)
    {
        var search = new BomComponents(componentsOf);
        foreach (var bill in componentsOf)
            if (!search._index.ContainsKey(bill.Key))
                search.Walk(bill.Key);
        return search._number;
    }

    private void Walk(string start)
    {
        Open(start);
        while (_path.TryPeek(out var at))
        {
            if (at.Next.MoveNext())
            {
                var next = at.Next.Current;
                if (!_index.TryGetValue(next, out var index))
                    Open(next);
                else if (!_number.ContainsKey(next))
                    _lowest[at.Sku] = Math.Min(_lowest[at.Sku], index);
                continue;
            }
            _path.Pop();
            at.Next.Dispose();
            if (_path.TryPeek(out var parent))
                _lowest[parent.Sku] = Math.Min(_lowest[parent.Sku], _lowest[at.Sku]);
            if (_lowest[at.Sku] == _index[at.Sku])
                Close(at.Sku);
        }
    }

    private void Open(string sku)
    {
        _lowest[sku] = _index[sku] = _index.Count;
        _pending.Push(sku);
        _path.Push((sku, _componentsOf[sku].GetEnumerator()));
    }

    private void Close(string first)
    {
        var number = _index[first];
        while (_pending.TryPop(out var sku))
        {
            _number[sku] = number;
            if (sku == first)
                return;
        }
    }
}
