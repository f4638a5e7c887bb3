using Microsoft.ML;

namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>
/// Gradient-boosted trees for all products: their input is a window of the series, its seasonal indices, its traits and
/// the lead (<see cref="TreeFeatures"/>); each month is forecast directly, not recursively. One model for many series:
/// Montero-Manso and Hyndman (2021), "Principles and algorithms for forecasting groups of time series", International
/// Journal of Forecasting 37; by LightGBM: Januschowski and others (2022), "Forecasting with trees", International
/// Journal of Forecasting 38.
/// </summary>
internal sealed class PooledTrees : IForecastModel
{
    /// <summary>One product in this many is held out to measure the error.</summary>
    private const int HeldOutEvery = 10;

    private readonly TreeEnsemble _trees;
    private readonly double[] _spread;
    private readonly int _season;

    private PooledTrees(TreeEnsemble trees, double[] spread, int season)
    {
        _trees = trees;
        _spread = spread;
        _season = season;
    }

    /// <inheritdoc/>
    public string Name => "pooledTrees";

    /// <inheritdoc/>
    public int MinHistory => MinMonths(_season);

    /// <summary>Whether trees can be trained on this platform (<see cref="LightGbm.IsAvailable"/>).</summary>
    public static bool IsSupported => LightGbm.IsAvailable;

    /// <summary>Trains the trees on one thread. The same histories and seed give a bit-identical model.</summary>
    /// <param name="histories">At least one; histories no longer than <see cref="MinHistory"/> are ignored.</param>
    /// <param name="horizon">Months to forecast.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="seed">The seed of the sample and of the trees.</param>
    /// <param name="cancellationToken">Cancels before the trees are trained.</param>
    /// <exception cref="ArgumentException">No history is long enough.</exception>
    /// <exception cref="PlatformNotSupportedException"><see cref="IsSupported"/> is false.</exception>
    public static PooledTrees Train(
        IReadOnlyList<double[]> histories,
        int horizon,
        int season,
        int seed,
        CancellationToken cancellationToken
    )
    {
        if (!IsSupported)
            throw new PlatformNotSupportedException(
                "LightGBM's native library cannot be loaded on this platform."
            );
        var least = MinMonths(season);
        SeriesEncoding[] series =
        [
            .. histories
                .Where(h => h.Length > least)
                .Select(h => new SeriesEncoding(h, season, adjusted: true)),
        ];
        if (series.Length == 0)
            throw new ArgumentException(
                "No history is long enough for training.",
                nameof(histories)
            );

        SeriesEncoding[] heldOut =
        [
            .. series.Where((_, i) => i % HeldOutEvery == HeldOutEvery - 1),
        ];
        SeriesEncoding[] training =
        [
            .. series.Where((_, i) => i % HeldOutEvery != HeldOutEvery - 1),
        ];
        var rows = TreeSample.Draw(training, least, horizon, season, seed, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var fitted = LightGbm.Fit(new MLContext(seed), rows, seed);
        var trees = new TreeEnsemble(fitted.Model.TrainedTreeEnsemble);
        var validation = heldOut.Length > 0 ? heldOut : training;
        return new PooledTrees(
            trees,
            TreeError.Measure(trees, validation, least, horizon, season, seed),
            season
        );
    }

    /// <summary>Reads trees from <see cref="Write"/>. Needs no native library.</summary>
    public static PooledTrees Read(BinaryReader reader)
    {
        var season = reader.ReadInt32();
        var spread = BinaryDoubles.Read(reader);
        return new PooledTrees(TreeEnsemble.Read(reader), spread, season);
    }

    /// <summary>Writes the trees in binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_season);
        BinaryDoubles.Write(writer, _spread);
        _trees.Write(writer);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is longer than in training.</exception>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, _spread.Length);
        var encoded = new SeriesEncoding(values, _season, adjusted: true);
        var output = new double[horizon];
        _trees.Forecast(encoded, values.Length, new TreeFeatures(_season), output);
        return encoded.Decode(output, _spread.AsSpan(0, horizon));
    }

    private static int MinMonths(int season) => Math.Max(PooledNetwork.MinMonths, season);
}
