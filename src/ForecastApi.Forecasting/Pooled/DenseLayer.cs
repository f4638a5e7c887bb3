using System.Numerics.Tensors;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// A fully connected layer y = x·W + b of a network and the training state of its weights. The bias is the last row
/// of the weights, so an input row ends with a 1.
/// </summary>
internal sealed class DenseLayer
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float WeightDecay = 1e-4f;

    private readonly float[] _firstMoment;
    private readonly float[] _secondMoment;
    private readonly float[] _update;
    private readonly float[] _size;

    /// <summary>Creates a layer with weights uniform within ±1/√inputs (LeCun, Bottou, Orr and Müller 1998).</summary>
    /// <param name="inputs">Inputs, the constant 1 included.</param>
    /// <param name="outputs">Outputs, a multiple of <see cref="Matrix.Block"/>.</param>
    /// <param name="random">The source of the initial weights.</param>
    public DenseLayer(int inputs, int outputs, Random random)
        : this(inputs, outputs, new float[inputs * outputs])
    {
        var reach = 1 / MathF.Sqrt(inputs);
        for (var i = 0; i < Weights.Length; i++)
            Weights[i] = reach * ((2 * random.NextSingle()) - 1);
    }

    private DenseLayer(int inputs, int outputs, float[] weights)
    {
        Inputs = inputs;
        Outputs = outputs;
        Weights = weights;
        Gradient = new float[weights.Length];
        _firstMoment = new float[weights.Length];
        _secondMoment = new float[weights.Length];
        _update = new float[weights.Length];
        _size = new float[weights.Length];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public float[] Weights { get; }

    public float[] Gradient { get; }

    /// <summary>Adds x·W to <paramref name="y"/> for <paramref name="rows"/> rows.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y, int rows) =>
        Matrix.MultiplyAdd(x, Inputs, 1, rows, Inputs, Weights, y, Outputs);

    /// <summary>Adds xᵀ·dy to the gradient.</summary>
    public void AddGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rows) =>
        Matrix.MultiplyAdd(x, 1, Inputs, Inputs, rows, dy, Gradient, Outputs);

    /// <summary>
    /// Performs one step of Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019) and
    /// clears the gradient.
    /// </summary>
    public void Step(float rate, int step)
    {
        TensorPrimitives.Multiply(Gradient, 1 - Beta1, _update);
        TensorPrimitives.MultiplyAdd(_firstMoment, Beta1, _update, _firstMoment);
        TensorPrimitives.Multiply(Gradient, 1 - Beta2, _update);
        TensorPrimitives.Multiply(_update, Gradient, _update);
        TensorPrimitives.MultiplyAdd(_secondMoment, Beta2, _update, _secondMoment);

        TensorPrimitives.Divide(_secondMoment, 1 - MathF.Pow(Beta2, step), _size);
        TensorPrimitives.Sqrt(_size, _size);
        TensorPrimitives.Add(_size, 1e-8f, _size);
        TensorPrimitives.Divide(_firstMoment, 1 - MathF.Pow(Beta1, step), _update);
        TensorPrimitives.Divide(_update, _size, _update);
        TensorPrimitives.MultiplyAdd(Weights, WeightDecay, _update, _update);
        TensorPrimitives.MultiplyAdd(_update, -rate, Weights, Weights);
        Array.Clear(Gradient);
    }

    /// <summary>Writes the weights, without the training state.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Inputs);
        writer.Write(Outputs);
        foreach (var weight in Weights)
            writer.Write(weight);
    }

    /// <summary>Reads a layer from <see cref="Write"/>, with the training state of a new one.</summary>
    public static DenseLayer Read(BinaryReader reader)
    {
        var inputs = reader.ReadInt32();
        var outputs = reader.ReadInt32();
        var weights = new float[inputs * outputs];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = reader.ReadSingle();
        return new DenseLayer(inputs, outputs, weights);
    }
}
