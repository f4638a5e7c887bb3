namespace ForecastApi.Forecasting.Accuracy;

/// <summary>Accumulates a mean, optionally weighted.</summary>
internal sealed class RunningMean
{
    private double _sum;
    private double _weight;

    public int Count { get; private set; }

    public double? Mean => ErrorSums.Ratio(_sum, _weight);

    public void Add(double value, double weight = 1)
    {
        Count++;
        _sum += value * weight;
        _weight += weight;
    }

    public void Add(RunningMean other)
    {
        Count += other.Count;
        _sum += other._sum;
        _weight += other._weight;
    }
}
