using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>In-house production as a source: a single line.</summary>
/// <param name="input">One month with this product only and without suppliers.</param>
internal sealed class InHouseSource(PlanInput input) : ISource
{
    private readonly InHouseLine _line = new(input);

    public string Id => _line.Source;

    public SourceKind Kind => _line.Kind;

    public IEnumerable<decimal> Breakpoints => _line.Breakpoints;

    public IReadOnlyList<ISourceLine> LinesFrom(decimal volume) => [_line];
}
