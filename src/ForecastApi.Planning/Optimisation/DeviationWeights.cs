namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// What is given up first where not everything can be kept, per unit or hour and month: a target before the demand, and
/// the demand before what the means are able to do. A unit counts in every month that it is missing, 36 at most.
/// </summary>
internal static class DeviationWeights
{
    /// <summary>A unit that a target is missed by.</summary>
    public const double Target = 0.02;

    /// <summary>A unit that net stock lies below its floor.</summary>
    public const double Shortage = 1;

    /// <summary>A unit of production or stock, or an idle hour, beyond its limit.</summary>
    public const double Capacity = 50;
}
