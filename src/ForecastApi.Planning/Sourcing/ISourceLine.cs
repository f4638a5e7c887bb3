namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// A line of cost over volume: in-house production, or orders at one price of a supplier. Between the breakpoints of its
/// source the cost is linear, except for the steps of machine purchases.
/// </summary>
internal interface ISourceLine
{
    /// <summary><c>inHouse</c>, or the supplier's id.</summary>
    string Source { get; }

    /// <summary>The kind of source.</summary>
    SourceKind Kind { get; }

    /// <summary>Returns the offer for a volume above 0.</summary>
    SourceOffer Offer(decimal volume);

    /// <summary>
    /// Returns the smallest volume above the given one at which another machine is needed; null = no further step.
    /// </summary>
    decimal? NextStep(decimal volume);
}
