namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// The penalty per unit or hour and month for each soft constraint. The penalties rank the constraints: targets are
/// given up before demand, and demand before capacity. A unit counts in every month in which it is missing, in 36
/// months at most.
/// </summary>
internal static class DeviationWeights
{
    /// <summary>A unit below a target.</summary>
    public const double Target = 0.02;

    /// <summary>A unit of net stock below its minimum.</summary>
    public const double Shortage = 1;

    /// <summary>A unit of production or stock above its limit, an hour above capacity or an idle hour.</summary>
    public const double Capacity = 50;
}
