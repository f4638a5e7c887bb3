using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// Compares the cost of each single source, in house or a supplier, over volumes within one month. This is the entry
/// point for sourcing. Stock, hiring, lay-offs and lead times are ignored; labour is paid by the hour worked.
/// </summary>
public static class SourcingCurve
{
    /// <summary>The maximum number of volumes.</summary>
    public const int MaxVolumes = 1000;

    /// <summary>Compares the sources of a product.</summary>
    /// <param name="input">One month with the product; its demand, stock and other products are ignored.</param>
    /// <param name="sku">The product.</param>
    /// <param name="volumes">Units, each above 0.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>The costs at the volumes, and the volumes at which the cheapest source changes.</returns>
    /// <exception cref="PlanInputException">The input is invalid; the exception lists all problems.</exception>
    public static SourcingComparison Compare(
        PlanInput input,
        string sku,
        IReadOnlyList<decimal> volumes,
        CancellationToken cancellationToken = default
    )
    {
        var problems = SourcingProblems.Find(input, sku, volumes);
        if (problems.Count > 0)
            throw new PlanInputException(problems);
        try
        {
            var lines = SourceLines.Create(input, sku);
            var sweep = new SourceSweep(lines, cancellationToken);
            sweep.Run(Tolerance.Round(volumes.Min()), Tolerance.Round(volumes.Max()));
            return new(
                [.. volumes.Select(volume => CompareAt(lines, volume))],
                sweep.Changes,
                sweep.ListedTo
            );
        }
        catch (OverflowException)
        {
            throw new PlanInputException([PlanProblems.AmountsTooLarge]);
        }
    }

    private static SourcingVolume CompareAt(IReadOnlyList<ISourceLine> lines, decimal volume)
    {
        SourceCost[] sources =
        [
            .. lines
                .GroupBy(line => (line.Kind, line.Source))
                .Select(source => Cost(source, volume)),
        ];
        return new(volume, sources, sources.Where(s => s.Feasible).MinBy(s => s.Cost)?.Source);
    }

    private static SourceCost Cost(IEnumerable<ISourceLine> source, decimal volume)
    {
        var offers = source.Select(line => (Line: line, Offer: line.Offer(volume))).ToList();
        var line = offers[0].Line;
        // The line with a supplier's highest price has the smallest minimum order, so its reason is the most specific.
        if (!offers.Exists(o => o.Offer.Feasible))
            return new(line.Source, line.Kind, false, null, null, null, offers[0].Offer.Reason);
        var best = offers.Where(o => o.Offer.Feasible).MinBy(o => o.Offer.Cost).Offer;
        return new(
            line.Source,
            line.Kind,
            true,
            best.Quantity,
            best.Cost,
            Tolerance.Round(best.Cost / volume),
            null
        );
    }
}
