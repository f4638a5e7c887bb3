using System.Runtime.Intrinsics;

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

    /// <summary>A layer with the usual start: uniform within ±1/√inputs (LeCun, Bottou, Orr and Müller 1998).</summary>
    /// <param name="inputs">Inputs, the constant 1 included.</param>
    /// <param name="outputs">Outputs, a multiple of <see cref="Matrix.Block"/>.</param>
    /// <param name="random">Where the start comes from.</param>
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
    /// One step of Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019); the gradient is
    /// zero afterwards.
    /// </summary>
    public void Step(float rate, int step)
    {
        var correction1 = 1 - MathF.Pow(Beta1, step);
        var correction2 = 1 - MathF.Pow(Beta2, step);
        var lanes = Vector256<float>.Count;
        for (var i = 0; i < Weights.Length; i += lanes)
        {
            var gradient = Vector256.Create(Gradient.AsSpan(i, lanes));
            var first =
                (Beta1 * Vector256.Create(_firstMoment.AsSpan(i, lanes)))
                + ((1 - Beta1) * gradient);
            var second =
                (Beta2 * Vector256.Create(_secondMoment.AsSpan(i, lanes)))
                + ((1 - Beta2) * gradient * gradient);
            var weights = Vector256.Create(Weights.AsSpan(i, lanes));
            var size = Vector256.Sqrt(second / correction2) + Vector256.Create(1e-8f);
            weights -= rate * ((first / correction1 / size) + (WeightDecay * weights));
            first.CopyTo(_firstMoment, i);
            second.CopyTo(_secondMoment, i);
            weights.CopyTo(Weights, i);
        }

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
