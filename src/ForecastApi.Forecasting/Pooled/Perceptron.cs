namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// A network of two hidden layers of rectified linear units, with a linear path from the inputs straight to the
/// outputs beside them, so that it begins as an autoregression and learns how demand departs from one.
/// </summary>
internal sealed class Perceptron
{
    private readonly DenseLayer _first;
    private readonly DenseLayer _second;
    private readonly DenseLayer _last;
    private readonly DenseLayer _linear;

    /// <summary>A network before training.</summary>
    /// <param name="inputs">Length of an input row, the constant 1 at its end included.</param>
    /// <param name="hidden">Units of a hidden layer, the constant 1 included; a multiple of <see cref="Matrix.Block"/>.</param>
    /// <param name="outputs">Numbers wanted.</param>
    /// <param name="random">Where the start comes from.</param>
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

    /// <summary>Length of an output row, padded to whole lanes.</summary>
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

    /// <summary>Answers for the input rows of <paramref name="batch"/>.</summary>
    public void Forward(NetworkBatch batch)
    {
        ForwardHidden(_first, batch.Input, batch.Hidden1, batch.Rows);
        ForwardHidden(_second, batch.Hidden1, batch.Hidden2, batch.Rows);
        var output = batch.Output.AsSpan(0, batch.Rows * Outputs);
        output.Clear();
        _linear.Forward(batch.Input, output, batch.Rows);
        _last.Forward(batch.Hidden2, output, batch.Rows);
    }

    /// <summary>From the gradient at the outputs to the gradient of every weight (Rumelhart, Hinton and Williams 1986), then one step.</summary>
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

    /// <summary>The units of a hidden layer; the last one is the constant 1 that carries the next layer's bias.</summary>
    private void ForwardHidden(DenseLayer layer, float[] input, float[] output, int rows)
    {
        var units = output.AsSpan(0, rows * Hidden);
        units.Clear();
        layer.Forward(input, units, rows);
        for (var r = 0; r < rows; r++)
        {
            var row = units.Slice(r * Hidden, Hidden);
            for (var i = 0; i < row.Length; i++)
                row[i] = Math.Max(0, row[i]);
            row[^1] = 1;
        }
    }

    /// <summary>The error at a layer's inputs: dy·Wᵀ where the unit was on.</summary>
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
