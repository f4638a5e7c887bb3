using MathNet.Numerics.LinearAlgebra;

namespace ForecastApi.Forecasting.Regressors;

/// <summary>Weighted least squares of a few columns; a small ridge keeps equal columns solvable.</summary>
/// <param name="columns">The regressors, one array per column.</param>
internal sealed class NormalEquations(double[][] columns)
{
    private const double Ridge = 1e-6;

    /// <summary>Returns the coefficients, and their variances for residuals of variance 1.</summary>
    public (double[] Coefficients, double[] Variances) Solve(double[] target, double[] weights)
    {
        if (columns.Length == 0)
            return ([], []);
        var squares = Matrix<double>.Build.Dense(
            columns.Length,
            columns.Length,
            (i, j) => Dot(columns[i], columns[j], weights)
        );
        var scale = squares.Diagonal().Maximum();
        for (var i = 0; i < columns.Length; i++)
            squares[i, i] += Ridge * Math.Max(scale, Ridge);
        var inverse = squares.Inverse();
        var products = Vector<double>.Build.Dense(
            columns.Length,
            i => Dot(columns[i], target, weights)
        );
        return ([.. inverse * products], [.. inverse.Diagonal()]);
    }

    private static double Dot(double[] left, double[] right, double[] weights)
    {
        var sum = 0.0;
        for (var t = 0; t < left.Length; t++)
            sum += weights[t] * left[t] * right[t];
        return sum;
    }
}
