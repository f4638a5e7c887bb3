namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// One line of the cost over volume: production in house, or orders at one price of a supplier. Between its bends its cost is
/// linear, but for the steps of machines.
/// </summary>
internal interface ISourceLine
{
    /// <summary><c>inHouse</c>, or the supplier's id.</summary>
    string Source { get; }

    /// <summary>Where it comes from.</summary>
    SourceKind Kind { get; }

    /// <summary>The volumes at which the slope changes or the means end.</summary>
    IEnumerable<decimal> Breakpoints { get; }

    /// <summary>What it asks for a volume above 0.</summary>
    SourceOffer Offer(decimal volume);

    /// <summary>The smallest volume above one up to which the machines at hand suffice; null = no further step.</summary>
    decimal? NextStep(decimal volume);
}
