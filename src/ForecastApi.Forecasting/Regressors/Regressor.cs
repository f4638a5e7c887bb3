namespace ForecastApi.Forecasting.Regressors;

/// <summary>
/// A known influence on demand. Demand is multiplied by e to the power of coefficient × value; the coefficient is learned
/// from the history.
/// </summary>
/// <param name="Name">The name; regressors of the same name are variants, of which the one that fits best is used.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Values">
/// One finite value per month from the first month of the series on, to the end of the horizon; later ones may be missing
/// and count as 0.
/// </param>
public sealed record Regressor(string Name, RegressorKind Kind, IReadOnlyList<double> Values)
{
    /// <summary>
    /// The distribution of the coefficient over products alike; null where none is known: then the history alone decides.
    /// </summary>
    public RegressorPrior? Prior { get; init; }

    /// <summary>
    /// The pools of products whose effects are learned together, the most specific one first; empty: none.
    /// </summary>
    public IReadOnlyList<string> Pools { get; init; } = [];

    internal double At(int month) => month < Values.Count ? Values[month] : 0;

    internal Regressor From(int month) => this with { Values = [.. Values.Skip(month)] };
}
