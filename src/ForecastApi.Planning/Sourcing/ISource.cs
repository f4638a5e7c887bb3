namespace ForecastApi.Planning.Sourcing;

/// <summary>A source of a product, with its lines of cost over volume.</summary>
internal interface ISource
{
    /// <summary><c>inHouse</c>, or the supplier's id.</summary>
    string Id { get; }

    /// <summary>The kind of source.</summary>
    SourceKind Kind { get; }

    /// <summary>The volumes at which the slope of a line changes, its capacity ends or another price applies.</summary>
    IEnumerable<decimal> Breakpoints { get; }

    /// <summary>
    /// Returns the lines that can be the cheapest of this source from a volume to the next breakpoint, at least one.
    /// </summary>
    IReadOnlyList<ISourceLine> LinesFrom(decimal volume);
}
