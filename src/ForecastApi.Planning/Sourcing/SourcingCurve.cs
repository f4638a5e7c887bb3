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
    /// <param name="options">
    /// The time limit, after which no more changes are listed; null = 30 seconds.
    /// </param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>The costs at the volumes, and the volumes at which the cheapest source changes.</returns>
    /// <exception cref="PlanInputException">The input is invalid; the exception lists all problems.</exception>
    public static SourcingComparison Compare(
        PlanInput input,
        string sku,
        IReadOnlyList<decimal> volumes,
        PlannerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var budget = new PlanSchedule(options ?? new(), cancellationToken).Rest;
        var problems = SourcingProblems.Find(input, sku, volumes);
        if (problems.Count > 0)
            throw new PlanInputException(problems);
        try
        {
            var sources = Sources.Create(input, sku);
            SourcingVolume[] compared = [.. volumes.Select(volume => CompareAt(sources, volume))];
            var sweep = new SourceSweep(sources, budget);
            sweep.Run(Tolerance.Round(volumes.Min()), Tolerance.Round(volumes.Max()));
            return new(compared, sweep.Changes, sweep.ListedTo);
        }
        catch (OverflowException)
        {
            throw new PlanInputException([PlanProblems.AmountsTooLarge]);
        }
    }

    private static SourcingVolume CompareAt(IReadOnlyList<ISource> sources, decimal volume)
    {
        SourceCost[] costs = [.. sources.Select(source => Cost(source, volume))];
        return new(volume, costs, costs.Where(s => s.Feasible).MinBy(s => s.Cost)?.Source);
    }

    private static SourceCost Cost(ISource source, decimal volume)
    {
        var offers = source.LinesFrom(volume).Select(line => line.Offer(volume)).ToList();
        if (!offers.Exists(o => o.Feasible))
            return new(source.Id, source.Kind, false, null, null, null, offers[0].Reason);
        var best = offers.Where(o => o.Feasible).MinBy(o => o.Cost);
        return new(
            source.Id,
            source.Kind,
            true,
            best.Quantity,
            best.Cost,
            Tolerance.Round(best.Cost / volume),
            null
        );
    }
}
