namespace ForecastApi.Forecasting.Pooled;

/// <summary>The buffers of a batch of rows: inputs, outputs of each layer, and gradients.</summary>
/// <param name="network">The network.</param>
/// <param name="rows">The number of rows.</param>
internal sealed class NetworkBatch(Perceptron network, int rows)
{
    public int Rows => rows;

    public float[] Input { get; } = new float[rows * network.Inputs];

    public float[] Hidden1 { get; } = new float[rows * network.Hidden];

    public float[] Hidden2 { get; } = new float[rows * network.Hidden];

    public float[] Output { get; } = new float[rows * network.Outputs];

    /// <summary>Gradient of the loss at the outputs.</summary>
    public float[] Gradient { get; } = new float[rows * network.Outputs];

    public float[] Error1 { get; } = new float[rows * network.Hidden];

    public float[] Error2 { get; } = new float[rows * network.Hidden];

    /// <summary>A layer's weights, transposed.</summary>
    public float[] Transposed { get; } =
        new float[network.Hidden * Math.Max(network.Hidden, network.Outputs)];
}
