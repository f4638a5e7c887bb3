namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// Trains a <see cref="PooledNetwork"/> on random windows of the sample, every series as often as every other. The
/// loss is the mean absolute error in units of each series' scale, which is its MASE; a window near the end of a
/// history teaches as many months of the horizon as have come. On one thread, so that the same sample and seed give
/// the same network to the last bit.
/// </summary>
internal sealed class NetworkTraining
{
    private const int HiddenUnits = 64;
    private const int BatchRows = 256;
    private const float PeakRate = 2e-3f;
    private const double WarmUp = 0.3;

    /// <summary>How often a window is seen on average, and the fewest steps that come of it.</summary>
    private const int Epochs = 4;

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
    /// <param name="adjusted">Whether the network sees seasonally adjusted windows.</param>
    /// <param name="seed">Seed of the weights' start and of the windows.</param>
    /// <param name="maxSteps">Most steps, however many windows there are.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
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

    /// <summary>All steps; the mean absolute error per month of the horizon over the last tenth of them.</summary>
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

    /// <summary>The gradient of the mean absolute error over the months that have come.</summary>
    private void SetGradient()
    {
        var judged = 0;
        foreach (var target in _target)
            judged += float.IsNaN(target) ? 0 : 1;
        for (var r = 0; r < BatchRows; r++)
        {
            for (var h = 0; h < _horizon; h++)
            {
                var error = Error(r, h);
                _batch.Gradient[(r * _network.Outputs) + h] = float.IsNaN(error)
                    ? 0
                    : Math.Sign(error) / (float)judged;
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

    /// <summary>One cycle (Smith and Topin 2019, "Super-convergence"): up over three tenths of the steps, then down to nothing, both as a cosine.</summary>
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
