using System.Numerics.Tensors;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// A network of two hidden layers of rectified linear units, with a linear path from the inputs to the outputs in
/// parallel, so that it starts as an autoregression and learns the difference.
/// </summary>
internal sealed class Perceptron
{
    private readonly DenseLayer _first;
    private readonly DenseLayer _second;
    private readonly DenseLayer _last;
    private readonly DenseLayer _linear;

    /// <summary>Creates an untrained network.</summary>
    /// <param name="inputs">Length of an input row, the constant 1 at its end included.</param>
    /// <param name="hidden">Units of a hidden layer, the constant 1 included; a multiple of <see cref="Matrix.Block"/>.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="random">The source of the initial weights.</param>
    public Perceptron(int inputs, int hidden, int outputs, Random random)
        : this(
            new DenseLayer(inputs, hidden, random),
            new DenseLayer(hidden, hidden, random),
            new DenseLayer(hidden, Matrix.Padded(outputs), random),
            new DenseLayer(inputs, Matrix.Padded(outputs), random)
        ) { }

    private Perceptron(DenseLayer first, DenseLayer second, DenseLayer last, DenseLayer linear)
    {
        _first = first;
        _second = second;
        _last = last;
        _linear = linear;
    }

    public int Inputs => _first.Inputs;

    public int Hidden => _first.Outputs;

    /// <summary>The length of an output row, padded to full vectors.</summary>
    public int Outputs => _last.Outputs;

    /// <summary>Reads a network from <see cref="Write"/>.</summary>
    public static Perceptron Read(BinaryReader reader) =>
        new(
            DenseLayer.Read(reader),
            DenseLayer.Read(reader),
            DenseLayer.Read(reader),
            DenseLayer.Read(reader)
        );

    /// <summary>Writes the weights, without the training state.</summary>
    public void Write(BinaryWriter writer)
    {
        _first.Write(writer);
        _second.Write(writer);
        _last.Write(writer);
        _linear.Write(writer);
    }

    /// <summary>Computes the outputs for the input rows of <paramref name="batch"/>.</summary>
    public void Forward(NetworkBatch batch)
    {
        ForwardHidden(_first, batch.Input, batch.Hidden1, batch.Rows);
        ForwardHidden(_second, batch.Hidden1, batch.Hidden2, batch.Rows);
        var output = batch.Output.AsSpan(0, batch.Rows * Outputs);
        output.Clear();
        _linear.Forward(batch.Input, output, batch.Rows);
        _last.Forward(batch.Hidden2, output, batch.Rows);
    }

    /// <summary>
    /// Backpropagates the gradient of the outputs to all weights (Rumelhart, Hinton and Williams 1986) and performs one
    /// step.
    /// </summary>
    public void Learn(NetworkBatch batch, float rate, int step)
    {
        _linear.AddGradient(batch.Input, batch.Gradient, batch.Rows);
        _last.AddGradient(batch.Hidden2, batch.Gradient, batch.Rows);
        Backpropagate(_last, batch.Gradient, batch.Hidden2, batch.Error2, batch);
        _second.AddGradient(batch.Hidden1, batch.Error2, batch.Rows);
        Backpropagate(_second, batch.Error2, batch.Hidden1, batch.Error1, batch);
        _first.AddGradient(batch.Input, batch.Error1, batch.Rows);
        _first.Step(rate, step);
        _second.Step(rate, step);
        _last.Step(rate, step);
        _linear.Step(rate, step);
    }

    /// <summary>
    /// Computes the units of a hidden layer; the last one is the constant 1 for the next layer's bias.
    /// </summary>
    private void ForwardHidden(DenseLayer layer, float[] input, float[] output, int rows)
    {
        var units = output.AsSpan(0, rows * Hidden);
        units.Clear();
        layer.Forward(input, units, rows);
        TensorPrimitives.Max(units, 0, units);
        for (var r = 1; r <= rows; r++)
            units[(r * Hidden) - 1] = 1;
    }

    /// <summary>Computes the error at a layer's inputs: dy·Wᵀ for active units.</summary>
    private void Backpropagate(
        DenseLayer layer,
        float[] dy,
        float[] units,
        float[] error,
        NetworkBatch batch
    )
    {
        var transposed = batch.Transposed.AsSpan(0, layer.Weights.Length);
        for (var i = 0; i < layer.Inputs; i++)
        {
            for (var o = 0; o < layer.Outputs; o++)
                transposed[(o * layer.Inputs) + i] = layer.Weights[(i * layer.Outputs) + o];
        }

        var back = error.AsSpan(0, batch.Rows * Hidden);
        back.Clear();
        Matrix.MultiplyAdd(
            dy,
            layer.Outputs,
            1,
            batch.Rows,
            layer.Outputs,
            transposed,
            back,
            Hidden
        );
        for (var r = 0; r < batch.Rows; r++)
        {
            var row = back.Slice(r * Hidden, Hidden);
            var on = units.AsSpan(r * Hidden, Hidden);
            for (var i = 0; i < row.Length; i++)
                row[i] = on[i] > 0 ? row[i] : 0;
            row[^1] = 0;
        }
    }
}
