namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// Trains a <see cref="PooledNetwork"/> on random windows of the sample, uniformly over the series. The loss is the
/// mean absolute error in units of each series' scale, which is its MASE; a window near the end of a history trains
/// only the available months of the horizon. One thread, so that the same sample and seed give a bit-identical network.
/// </summary>
internal sealed class NetworkTraining
{
    private const int HiddenUnits = 64;
    private const int BatchRows = 256;
    private const float PeakRate = 2e-3f;
    private const double WarmUp = 0.3;

    /// <summary>The average number of uses of a window.</summary>
    private const int Epochs = 4;

    /// <summary>The minimum number of steps.</summary>
    private const int MinSteps = 100;

    private readonly SeriesEncoding[] _series;
    private readonly int _horizon;
    private readonly int _leastMonths;
    private readonly int _steps;
    private readonly Random _random;
    private readonly Perceptron _network;
    private readonly NetworkBatch _batch;
    private readonly float[] _target;

    private NetworkTraining(
        SeriesEncoding[] series,
        int horizon,
        int season,
        int seed,
        int maxSteps
    )
    {
        _series = series;
        _horizon = horizon;
        _leastMonths = Math.Max(PooledNetwork.MinMonths, season);
        var windows = series.Sum(s => (long)s.Length - _leastMonths);
        _steps = (int)Math.Clamp(Epochs * windows / BatchRows, MinSteps, maxSteps);
        _random = new Random(seed);
        _network = new Perceptron(SeriesEncoding.InputSize(season), HiddenUnits, horizon, _random);
        _batch = new NetworkBatch(_network, BatchRows);
        _target = new float[BatchRows * horizon];
    }

    /// <summary>Trains a network.</summary>
    /// <param name="histories">Histories longer than <see cref="PooledNetwork.MinMonths"/>, at least one.</param>
    /// <param name="horizon">Months to forecast.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="adjusted">Whether the windows are seasonally adjusted.</param>
    /// <param name="seed">The seed of the initial weights and of the windows.</param>
    /// <param name="maxSteps">The maximum number of steps.</param>
    /// <param name="cancellationToken">Cancels between two steps.</param>
    public static TrainedNetwork Train(
        IReadOnlyList<double[]> histories,
        int horizon,
        int season,
        bool adjusted,
        int seed,
        int maxSteps,
        CancellationToken cancellationToken
    )
    {
        var series = histories.Select(h => new SeriesEncoding(h, season, adjusted)).ToArray();
        var training = new NetworkTraining(series, horizon, season, seed, maxSteps);
        return new TrainedNetwork(training._network, training.Run(cancellationToken));
    }

    /// <summary>
    /// Performs all steps; returns the mean absolute error per month of the horizon over the last tenth of them.
    /// </summary>
    private double[] Run(CancellationToken cancellationToken)
    {
        var error = new double[_horizon];
        var count = new int[_horizon];
        for (var step = 1; step <= _steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DrawWindows();
            _network.Forward(_batch);
            SetGradient();
            if (step > _steps - Math.Max(1, _steps / 10))
                AddErrors(error, count);
            _network.Learn(_batch, Rate(step), step);
        }

        for (var h = 0; h < _horizon; h++)
            error[h] /= Math.Max(1, count[h]);
        return error;
    }

    private void DrawWindows()
    {
        for (var r = 0; r < BatchRows; r++)
        {
            var series = _series[_random.Next(_series.Length)];
            var end = _random.Next(_leastMonths, series.Length);
            series.WriteInput(end, _batch.Input.AsSpan(r * _network.Inputs, _network.Inputs));
            series.WriteTarget(end, _target.AsSpan(r * _horizon, _horizon));
        }
    }

    /// <summary>Computes the gradient of the mean absolute error over the available months.</summary>
    private void SetGradient()
    {
        var evaluated = 0;
        foreach (var target in _target)
            evaluated += float.IsNaN(target) ? 0 : 1;
        for (var r = 0; r < BatchRows; r++)
        {
            for (var h = 0; h < _horizon; h++)
            {
                var error = Error(r, h);
                _batch.Gradient[(r * _network.Outputs) + h] = float.IsNaN(error)
                    ? 0
                    : Math.Sign(error) / (float)evaluated;
            }
        }
    }

    private void AddErrors(double[] sum, int[] count)
    {
        for (var r = 0; r < BatchRows; r++)
        {
            for (var h = 0; h < _horizon; h++)
            {
                var error = Error(r, h);
                if (float.IsNaN(error))
                    continue;
                sum[h] += Math.Abs(error);
                count[h]++;
            }
        }
    }

    private float Error(int row, int month) =>
        _batch.Output[(row * _network.Outputs) + month] - _target[(row * _horizon) + month];

    /// <summary>
    /// Computes the learning rate of one cycle (Smith and Topin 2019, "Super-convergence"): a cosine rise over three
    /// tenths of the steps, then a cosine decay to zero.
    /// </summary>
    private float Rate(int step)
    {
        var progress = (double)step / _steps;
        var share =
            progress < WarmUp
                ? 0.04 + (0.96 * (1 - Math.Cos(Math.PI * progress / WarmUp)) / 2)
                : (1 + Math.Cos(Math.PI * (progress - WarmUp) / (1 - WarmUp))) / 2;
        return PeakRate * (float)share;
    }
}
