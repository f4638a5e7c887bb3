using System.Runtime.InteropServices;
using Microsoft.ML.Trainers.FastTree;

namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>
/// A sum of regression trees in flat arrays: thread-safe and without the overhead of Microsoft.ML's prediction engine,
/// which is not thread-safe.
/// </summary>
internal sealed class TreeEnsemble
{
    private readonly Node[] _nodes;
    private readonly int[] _roots;
    private readonly double _bias;

    /// <summary>Creates an ensemble from trained trees.</summary>
    /// <param name="trained">Trees with numerical splits only.</param>
    public TreeEnsemble(RegressionTreeEnsemble trained)
    {
        var nodes = new List<Node>();
        _roots = new int[trained.Trees.Count];
        _bias = trained.Bias;
        for (var i = 0; i < _roots.Length; i++)
            _roots[i] = Add(nodes, trained.Trees[i], trained.TreeWeights[i]);
        _nodes = [.. nodes];
    }

    private TreeEnsemble(Node[] nodes, int[] roots, double bias)
    {
        _nodes = nodes;
        _roots = roots;
        _bias = bias;
    }

    /// <summary>Reads trees from <see cref="Write"/>.</summary>
    public static TreeEnsemble Read(BinaryReader reader)
    {
        var bias = reader.ReadDouble();
        var roots = new int[reader.ReadInt32()];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = reader.Read7BitEncodedInt();
        var nodes = new Node[reader.ReadInt32()];
        for (var i = 0; i < nodes.Length; i++)
        {
            var feature = reader.Read7BitEncodedInt() - 1;
            var value = reader.ReadDouble();
            nodes[i] =
                feature < 0
                    ? new Node(feature, value, 0, 0)
                    : new Node(
                        feature,
                        value,
                        reader.Read7BitEncodedInt(),
                        reader.Read7BitEncodedInt()
                    );
        }

        return new TreeEnsemble(nodes, roots, bias);
    }

    /// <summary>Writes the trees in binary form.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_bias);
        writer.Write(_roots.Length);
        foreach (var root in _roots)
            writer.Write7BitEncodedInt(root);
        writer.Write(_nodes.Length);
        foreach (var node in _nodes)
        {
            writer.Write7BitEncodedInt(node.Feature + 1);
            writer.Write(node.Value);
            if (node.Feature < 0)
                continue;
            writer.Write7BitEncodedInt(node.Left);
            writer.Write7BitEncodedInt(node.Right);
        }
    }

    /// <summary>Forecasts the months from <paramref name="end"/> on, in units of the encoding.</summary>
    /// <param name="series">The series.</param>
    /// <param name="end">The number of known months.</param>
    /// <param name="features">A work buffer; not shared between threads.</param>
    /// <param name="forecast">One value per month.</param>
    public void Forecast(
        SeriesEncoding series,
        int end,
        TreeFeatures features,
        Span<double> forecast
    )
    {
        Span<float> row = stackalloc float[features.Count];
        features.Read(series, end);
        for (var h = 0; h < forecast.Length; h++)
        {
            features.Write(h, row);
            forecast[h] = features.Anchor + Evaluate(row);
        }
    }

    /// <summary>Computes the sum of the leaves for a row.</summary>
    /// <param name="row">The features of the row, as in training.</param>
    public double Evaluate(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        foreach (var root in _roots)
        {
            var node = _nodes[root];
            while (node.Feature >= 0)
                node = _nodes[row[node.Feature] <= node.Value ? node.Left : node.Right];
            sum += node.Value;
        }

        return sum;
    }

    /// <summary>Adds a tree, its leaves as nodes after its splits; returns the index of its root.</summary>
    private static int Add(List<Node> nodes, RegressionTree tree, double weight)
    {
        var first = nodes.Count;
        for (var i = 0; i < tree.NumberOfNodes; i++)
        {
            nodes.Add(
                new Node(
                    tree.NumericalSplitFeatureIndexes[i],
                    tree.NumericalSplitThresholds[i],
                    Place(tree.LeftChild[i]),
                    Place(tree.RightChild[i])
                )
            );
        }

        foreach (var leaf in tree.LeafValues)
            nodes.Add(new Node(-1, weight * leaf, 0, 0));
        return first;

        // The index of a leaf is stored as its complement.
        int Place(int child) => first + (child >= 0 ? child : tree.NumberOfNodes + ~child);
    }

    /// <summary>A split (rows up to the value go left), or a leaf where the feature is negative.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int Feature, double Value, int Left, int Right);
}
