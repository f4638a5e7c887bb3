using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Risk;

/// <summary>
/// Draws the demand of a product month by month. Each month follows its own distribution. The correlation between
/// months is that of a local-level model (Harvey, 1989): the variance of the first month is independent noise in every
/// month, and each increase of the variance is a permanent step of the level. Products are independent.
/// </summary>
internal sealed class DemandPaths
{
    private readonly ulong _key;
    private readonly UncertainDemand _demand;
    private readonly double _noise;
    private readonly double[] _steps;
    private readonly double[] _norm;
    private readonly int _earlier;

    /// <summary>Prepares the draws of a product.</summary>
    /// <param name="demand">The product's demand distribution.</param>
    /// <param name="months">The number of months of the plan.</param>
    public DemandPaths(UncertainDemand demand, int months)
    {
        _key = RandomStream.Key(demand.Sku);
        _demand = demand;
        _earlier = demand.Spread.Count - months;
        _steps = new double[demand.Spread.Count];
        _norm = new double[demand.Spread.Count];
        var widest = 0.0;
        for (var h = 0; h < _steps.Length; h++)
        {
            var variance = demand.Spread[h] * demand.Spread[h];
            if (widest == 0)
                _noise = Math.Sqrt(variance);
            else
                _steps[h] = Math.Sqrt(Math.Max(0, variance - widest));
            widest = Math.Max(widest, variance);
            _norm[h] = Math.Sqrt(widest);
        }
    }

    /// <summary>Writes the demand of every month of a scenario, in units rounded to 6 decimals, at least 0.</summary>
    public void Draw(int seed, int scenario, Span<decimal> demand)
    {
        var random = new RandomStream(seed, _key, scenario);
        var level = 0.0;
        for (var h = 0; h < _steps.Length; h++)
        {
            // Both are drawn in every month, so that a path does not depend on which months are known.
            var noise = _noise * random.NextNormal();
            level += _steps[h] * random.NextNormal();
            if (h < _earlier)
                continue;
            var deviate = _demand.Spread[h] > 0 ? (noise + level) / _norm[h] : 0;
            demand[h - _earlier] = Math.Max(
                0,
                Tolerance.Round(_demand.Quantity(h - _earlier, deviate))
            );
        }
    }
}
