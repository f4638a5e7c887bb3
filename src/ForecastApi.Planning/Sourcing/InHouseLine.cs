using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// In-house production: labour paid by the hour, regular hours before overtime; the minimum batch if the volume is
/// smaller; the minimum number of machines bought.
/// </summary>
/// <param name="input">One month with this product only and without suppliers.</param>
internal sealed class InHouseLine(PlanInput input) : ISourceLine
{
    private readonly PlanProduct _product = input.Products[0];
    private readonly HourlyLabour _labour = new(input);
    private readonly MachineSteps[] _machines =
    [
        .. input
            .Resources.Select((r, i) => new MachineSteps(i, r, input.Products[0]))
            .Where(m => m.HoursPerUnit > 0),
    ];

    public string Source => "inHouse";

    public SourceKind Kind => SourceKind.InHouse;

    public IEnumerable<decimal> Breakpoints =>
        [
            _product.MinBatch,
            .. _product.MaxProduction ?? [],
            .. _labour.Breakpoints,
            .. _machines.Select(m => m.End).OfType<decimal>(),
        ];

    public SourceOffer Offer(decimal volume)
    {
        var made = Math.Max(volume, _product.MinBatch);
        if (_product.MaxProduction?[0] is { } max && made > max)
            return SourceOffer.None(
                $"At most {ReasonText.Number(max)} units can be made in house; {ReasonText.Number(made)} are needed."
            );
        var decisions = PlanDecisions.Nothing(input);
        if (_labour.Shortage(made) is { } hours)
            return SourceOffer.None(hours);
        (decisions.Workers[0], decisions.Regular[0][0], decisions.Overtime[0][0]) = _labour.Split(
            made
        );
        foreach (var machines in _machines)
        {
            if (machines.Shortage(made) is { } shortage)
                return SourceOffer.None(shortage);
            decisions.Bought[machines.Resource][0] = machines.Bought(made);
        }
        var plan = PlanCosting.Price(input, StrategyName.Optimal, decisions);
        var machine = plan.Costs.MachinePurchase;
        return new(made, plan.TotalCost - machine, machine, null);
    }

    public decimal? NextStep(decimal volume) =>
        _machines.Min(m => m.NextStep(Math.Max(volume, _product.MinBatch)));
}
