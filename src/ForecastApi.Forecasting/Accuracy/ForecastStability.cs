namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// Measures the change of forecasts of the same months from one origin to the next. Mean absolute change: MAC = Σ|f(t,
/// o) − f(t, o−1)| / n over the n months t that two consecutive origins o−1 and o both cover (Godahewa et al. 2025, "On
/// forecast stability", International Journal of Forecasting 41). Nervousness, the term of material requirements
/// planning (Sridharan, Berry and Udayabhanu 1988, "Measuring master production schedule stability under rolling
/// planning horizons", Decision Sciences 19), is MAC / the mean of the compared quantities, which makes products of any
/// size comparable: Σ|f(t, o) − f(t, o−1)| / Σ (f(t, o) + f(t, o−1)) / 2, from 0 (no change) to 2 (from zero to a
/// quantity each time).
/// </summary>
public sealed class ForecastStability
{
    private double _changes;
    private double _quantities;

    /// <summary>Months compared, n.</summary>
    public int Pairs { get; private set; }

    /// <summary>Mean absolute change in units; null without pairs.</summary>
    public double? MeanAbsoluteChange => ErrorSums.Ratio(_changes, Pairs);

    /// <summary>Mean of the quantities compared, in units; null without pairs.</summary>
    public double? MeanQuantity => ErrorSums.Ratio(_quantities, Pairs);

    /// <summary>Mean absolute change / mean quantity, 0..2; null unless the quantities' sum is positive.</summary>
    public double? Nervousness => ErrorSums.Ratio(_changes, _quantities);

    /// <summary>Adds the forecasts of the same month from two consecutive origins, in units, not negative.</summary>
    public void Add(double earlier, double later)
    {
        Pairs++;
        _changes += Math.Abs(later - earlier);
        _quantities += (earlier + later) / 2;
    }

    /// <summary>Adds all pairs of another instance.</summary>
    public void Add(ForecastStability other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Pairs += other.Pairs;
        _changes += other._changes;
        _quantities += other._quantities;
    }
}
