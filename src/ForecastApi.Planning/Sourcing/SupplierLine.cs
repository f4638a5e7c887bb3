using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// Orders at one price of a supplier, up to the next price. The order is the volume, or the minimum order of the supplier
/// or of this price if the volume is smaller.
/// </summary>
/// <param name="supplier">The supplier.</param>
/// <param name="from">The minimum order for the price, in units.</param>
internal sealed class SupplierLine(PlanSupplier supplier, decimal from) : ISourceLine
{
    private readonly decimal _unitCost = supplier.PriceOf(Math.Max(from, supplier.MinQuantity[0]));

    private readonly decimal _fixed =
        Tolerance.Round(supplier.OrderCost) + Tolerance.Round(supplier.ToolingCost);

    public string Source => supplier.Id;

    public SourceKind Kind => SourceKind.Supplier;

    /// <summary>The smallest order at this price, in units.</summary>
    public decimal MinOrder { get; } = Math.Max(from, supplier.MinQuantity[0]);

    public SourceOffer Offer(decimal volume)
    {
        var order = Math.Max(volume, MinOrder);
        if (supplier.MaxQuantity?[0] is { } max && order > max)
            return SourceOffer.None(
                $"{supplier.Id} delivers at most {ReasonText.Number(max)} units per order; {ReasonText.Number(order)} are needed."
            );
        // The cost of one order in one month, as PlanCosting prices it
        return new(order, Tolerance.Round(_unitCost * order) + _fixed, 0, null);
    }

    public decimal? NextStep(decimal volume) => null;
}
