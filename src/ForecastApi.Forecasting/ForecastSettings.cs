namespace ForecastApi.Forecasting;

/// <summary>The settings of a forecast. Immutable.</summary>
public sealed record ForecastSettings
{
    private readonly int _horizon = 12;
    private readonly int _seasonLength = 12;
    private readonly int _folds = 3;

    /// <summary>Months to forecast, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Horizon
    {
        get => _horizon;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _horizon = value;
        }
    }

    /// <summary>Months in a season, at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2.</exception>
    public int SeasonLength
    {
        get => _seasonLength;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            _seasonLength = value;
        }
    }

    /// <summary>Origins of the rolling-origin backtest, as far as the history allows; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Folds
    {
        get => _folds;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _folds = value;
        }
    }

    /// <summary>
    /// Whether gradient-boosted trees are trained beside the pooled networks and take part in the combination, where
    /// LightGBM's library runs (x64 with libgomp). They change the error by less than another seed does.
    /// </summary>
    public bool PooledTrees { get; init; }

    /// <summary>
    /// Whether ML.NET's SSA is trained for every product with enough history, in builds that contain it. It takes part in the
    /// selection and not in the combination, whose error it raises.
    /// </summary>
    public bool MlNetSsa { get; init; } = true;
}
