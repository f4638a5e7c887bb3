using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// A supplier as a source, with a line for each of its prices. Prices fall with the order, so that only two lines can be
/// the cheapest at a volume: the lowest price of an order of just the volume, and the cheapest larger order.
/// </summary>
internal sealed class SupplierSource : ISource
{
    private readonly PlanSupplier _supplier;
    private readonly SupplierLine[] _lines;

    // The line from an index on whose smallest order costs least; null if none can be delivered.
    private readonly SupplierLine?[] _cheapestFrom;

    public SupplierSource(PlanSupplier supplier)
    {
        _supplier = supplier;
        _lines =
        [
            new(supplier, 0),
            .. supplier.PriceBreaks.Select(b => new SupplierLine(supplier, b.From)),
        ];
        _cheapestFrom = new SupplierLine?[_lines.Length + 1];
        var lowest = decimal.MaxValue;
        for (var k = _lines.Length - 1; k >= 0; k--)
        {
            _cheapestFrom[k] = _cheapestFrom[k + 1];
            var offer = _lines[k].Offer(_lines[k].MinOrder);
            if (offer.Feasible && offer.Cost <= lowest)
                (_cheapestFrom[k], lowest) = (_lines[k], offer.Cost);
        }
    }

    public string Id => _supplier.Id;

    public SourceKind Kind => SourceKind.Supplier;

    public IEnumerable<decimal> Breakpoints =>
        [.. _lines.Select(line => line.MinOrder), .. _supplier.MaxQuantity ?? []];

    public IReadOnlyList<ISourceLine> LinesFrom(decimal volume)
    {
        var larger = CountUpTo(volume);
        var (exact, more) = (larger == 0 ? null : _lines[larger - 1], _cheapestFrom[larger]);
        return (exact, more) switch
        {
            (null, null) => [_lines[0]],
            (null, _) => [more],
            (_, null) => [exact],
            _ => [exact, more],
        };
    }

    // The number of lines whose smallest order is at most the volume.
    private int CountUpTo(decimal volume)
    {
        var (low, high) = (0, _lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_lines[middle].MinOrder <= volume)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
