using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// Orders at one price of a supplier. The order is the volume, or the minimum order of the supplier or of this price if
/// the volume is smaller.
/// </summary>
/// <param name="input">One month with this supplier only.</param>
/// <param name="from">The minimum order for the price, in units.</param>
internal sealed class SupplierLine(PlanInput input, decimal from) : ISourceLine
{
    private readonly PlanSupplier _supplier = input.Suppliers[0];

    public string Source => _supplier.Id;

    public SourceKind Kind => SourceKind.Supplier;

    public IEnumerable<decimal> Breakpoints =>
        _supplier.MaxQuantity is { } max ? [MinOrder, max[0]] : [MinOrder];

    private decimal MinOrder => Math.Max(from, _supplier.MinQuantity[0]);

    public SourceOffer Offer(decimal volume)
    {
        var order = Math.Max(volume, MinOrder);
        if (_supplier.MaxQuantity?[0] is { } max && order > max)
            return SourceOffer.None(
                $"{_supplier.Id} delivers at most {ReasonText.Number(max)} units per order; {ReasonText.Number(order)} are needed."
            );
        var decisions = PlanDecisions.Nothing(input);
        decisions.Ordered[0][0] = order;
        return new(
            order,
            PlanCosting.Price(input, StrategyName.ThirdParty, decisions).TotalCost,
            0,
            null
        );
    }

    public decimal? NextStep(decimal volume) => null;
}
