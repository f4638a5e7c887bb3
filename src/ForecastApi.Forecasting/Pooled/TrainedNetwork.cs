namespace ForecastApi.Forecasting.Pooled;

/// <summary>A trained network with its error.</summary>
/// <param name="Network">The network.</param>
/// <param name="Spread">
/// The mean absolute training error per month of the horizon, in units of the series' scale.
/// </param>
internal sealed record TrainedNetwork(Perceptron Network, double[] Spread)
{
    /// <summary>Reads a network from <see cref="Write"/>.</summary>
    public static TrainedNetwork Read(BinaryReader reader)
    {
        var spread = BinaryDoubles.Read(reader);
        return new TrainedNetwork(Perceptron.Read(reader), spread);
    }

    /// <summary>Writes the network in binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        BinaryDoubles.Write(writer, Spread);
        Network.Write(writer);
    }
}
