using MathNet.Numerics.LinearAlgebra;

namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// The decomposition stage of singular spectrum analysis: the left singular vectors of the trajectory matrix X, whose
/// column k holds the values k … k+L−1, computed as the eigenvectors of its lag-covariance matrix X·Xᵀ (L × L), largest
/// eigenvalue first. Source: Golyandina and Zhigljavsky (2013), "Singular Spectrum Analysis for Time Series", Springer,
/// section 2.1.
/// </summary>
internal sealed class SsaDecomposition
{
    private readonly double[] _values;
    private readonly double[][] _vectors;

    /// <summary>Decomposes a series into level and season.</summary>
    /// <param name="values">The series, N values.</param>
    /// <param name="window">Window length L, 2 … N−1.</param>
    public SsaDecomposition(double[] values, int window)
    {
        _values = values;
        Window = window;

        var eigen = LagCovariance(values, window).Evd(Symmetricity.Symmetric);
        _vectors = new double[window][];
        for (var i = 0; i < window; i++)
            _vectors[i] = eigen.EigenVectors.Column(window - 1 - i).AsArray();
    }

    /// <summary>Window length L.</summary>
    public int Window { get; }

    /// <summary>Returns the singular vector of rank <paramref name="index"/> (0 = largest), L values, norm 1.</summary>
    public ReadOnlySpan<double> Vector(int index) => _vectors[index];

    /// <summary>
    /// Adds the reconstructed component of one singular vector (u·(uᵀX) averaged along its antidiagonals) to
    /// <paramref name="signal"/>, N values.
    /// </summary>
    public void AddComponent(int index, double[] signal)
    {
        var vector = _vectors[index];
        var columns = _values.Length - Window + 1;
        var component = new double[_values.Length];
        for (var k = 0; k < columns; k++)
        {
            var factor = 0.0;
            for (var i = 0; i < vector.Length; i++)
                factor += vector[i] * _values[k + i];
            for (var i = 0; i < vector.Length; i++)
                component[k + i] += vector[i] * factor;
        }

        var longest = Math.Min(Window, columns);
        for (var t = 0; t < signal.Length; t++)
            signal[t] += component[t] / Math.Min(longest, Math.Min(t + 1, signal.Length - t));
    }

    /// <summary>
    /// Projects the last window onto the first <paramref name="rank"/> singular vectors, without its oldest value: the
    /// L−1 values from which the recurrent forecast starts.
    /// </summary>
    public double[] ProjectedTail(int rank)
    {
        var last = _values.AsSpan(_values.Length - Window);
        var state = new double[Window - 1];
        for (var r = 0; r < rank; r++)
        {
            var vector = _vectors[r];
            var factor = 0.0;
            for (var i = 0; i < vector.Length; i++)
                factor += vector[i] * last[i];
            for (var i = 1; i < vector.Length; i++)
                state[i - 1] += factor * vector[i];
        }

        return state;
    }

    /// <summary>
    /// Computes X·Xᵀ in O(N·L): along a diagonal, each entry differs from the one before by two products.
    /// </summary>
    private static Matrix<double> LagCovariance(double[] values, int window)
    {
        var columns = values.Length - window + 1;
        var matrix = Matrix<double>.Build.Dense(window, window);
        for (var lag = 0; lag < window; lag++)
        {
            var sum = 0.0;
            for (var k = 0; k < columns; k++)
                sum += values[k] * values[k + lag];
            for (var i = 0; i + lag < window; i++)
            {
                matrix[i, i + lag] = sum;
                matrix[i + lag, i] = sum;
                if (i + lag + 1 < window)
                {
                    sum +=
                        (values[i + columns] * values[i + lag + columns])
                        - (values[i] * values[i + lag]);
                }
            }
        }

        return matrix;
    }
}
