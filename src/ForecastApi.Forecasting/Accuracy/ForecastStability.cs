namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// How much forecasts of the same months move from one origin to the next. Mean absolute change: MAC = Σ|f(t, o) −
/// f(t, o−1)| / n over the n months t that two consecutive origins o−1 and o both cover (Godahewa et al. 2025, "On
/// forecast stability", International Journal of Forecasting 41). Nervousness, the term of material requirements
/// planning (Sridharan, Berry and Udayabhanu 1988, "Measuring master production schedule stability under rolling
/// planning horizons", Decision Sciences 19), is MAC over the mean of the quantities compared, so that products of
/// any size compare: Σ|f(t, o) − f(t, o−1)| / Σ (f(t, o) + f(t, o−1)) / 2, from 0 (never changed) to 2 (from nothing
/// to something each time).
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

    /// <summary>Adds what two consecutive origins forecast of the same month, in units, not negative.</summary>
    public void Add(double earlier, double later)
    {
        Pairs++;
        _changes += Math.Abs(later - earlier);
        _quantities += (earlier + later) / 2;
    }

    /// <summary>Adds all pairs of another.</summary>
    public void Add(ForecastStability other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Pairs += other.Pairs;
        _changes += other._changes;
        _quantities += other._quantities;
    }
}
