namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// One network for all products: its input is the last two seasons of a series, its seasonal indices and a few traits
/// (<see cref="SeriesEncoding"/>), its output the whole horizon. Many products together show patterns that a single
/// short and noisy series cannot (the damping of trends, the reversion of levels): Montero-Manso and Hyndman (2021),
/// "Principles and algorithms for forecasting groups of time series", International Journal of Forecasting 37.
/// </summary>
internal sealed class PooledNetwork : IForecastModel
{
    /// <summary>The minimum number of months of a product for the networks.</summary>
    public const int MinMonths = 18;

    private readonly IReadOnlyList<TrainedNetwork> _networks;
    private readonly bool _adjusted;
    private readonly int _season;

    /// <summary>Creates the mean of networks trained from different seeds.</summary>
    /// <param name="networks">At least one, all of the same shape.</param>
    /// <param name="adjusted">Whether the windows are seasonally adjusted.</param>
    /// <param name="season">Months in a season.</param>
    public PooledNetwork(IReadOnlyList<TrainedNetwork> networks, bool adjusted, int season)
    {
        _networks = networks;
        _adjusted = adjusted;
        _season = season;
        Name = adjusted ? "pooledNetworkAdjusted" : "pooledNetwork";
    }

    /// <summary>Reads networks from <see cref="Write"/>.</summary>
    public static PooledNetwork Read(BinaryReader reader)
    {
        var adjusted = reader.ReadBoolean();
        var season = reader.ReadInt32();
        var networks = new TrainedNetwork[reader.ReadInt32()];
        for (var i = 0; i < networks.Length; i++)
            networks[i] = TrainedNetwork.Read(reader);
        return new PooledNetwork(networks, adjusted, season);
    }

    /// <summary>Writes the networks in binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_adjusted);
        writer.Write(_season);
        writer.Write(_networks.Count);
        foreach (var network in _networks)
            network.Write(writer);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int MinHistory => Math.Max(MinMonths, _season);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is longer than in training.</exception>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, _networks[0].Spread.Length);
        var encoded = new SeriesEncoding(values, _season, _adjusted);
        var batch = new NetworkBatch(_networks[0].Network, 1);
        encoded.WriteInput(values.Length, batch.Input);
        var output = new double[horizon];
        var spread = new double[horizon];
        foreach (var trained in _networks)
        {
            trained.Network.Forward(batch);
            for (var h = 0; h < horizon; h++)
            {
                output[h] += batch.Output[h] / (double)_networks.Count;
                spread[h] += trained.Spread[h] / _networks.Count;
            }
        }

        return encoded.Decode(output, spread);
    }
}
