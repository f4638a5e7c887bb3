namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// A linear recurrence relation x(t) = Σ a(j)·x(t−p+j), j = 0 … p−1: the coefficient of the latest value comes last.
/// </summary>
/// <param name="coefficients">a(0) … a(p−1).</param>
internal sealed class LinearRecurrence(double[] coefficients)
{
    /// <summary>The number of past values that determine a value, p.</summary>
    public int Order => coefficients.Length;

    /// <summary>a(0) … a(p−1).</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>
    /// Computes the min-norm recurrence of the space spanned by singular vectors, with π the last coordinates and u the
    /// other coordinates of the vectors: a = Σ π·u / (1 − Σπ²). Null if the space contains the last axis (Σπ² = 1), for
    /// which no recurrence exists. Source: Golyandina and Zhigljavsky (2013), section 3.1.2, theorem 3.1.
    /// </summary>
    public static LinearRecurrence? FromSubspace(SsaDecomposition decomposition, int rank)
    {
        var coefficients = new double[decomposition.Window - 1];
        var verticality = 0.0;
        for (var r = 0; r < rank; r++)
        {
            var vector = decomposition.Vector(r);
            var last = vector[^1];
            verticality += last * last;
            for (var j = 0; j < coefficients.Length; j++)
                coefficients[j] += last * vector[j];
        }

        if (1 - verticality < 1e-10)
            return null;
        for (var j = 0; j < coefficients.Length; j++)
            coefficients[j] /= 1 - verticality;
        return new LinearRecurrence(coefficients);
    }

    /// <summary>
    /// Continues <paramref name="start"/> (its last p values are used) by <paramref name="count"/> values, each
    /// raised by <paramref name="drift"/>.
    /// </summary>
    public double[] Continue(ReadOnlySpan<double> start, int count, double drift = 0)
    {
        var path = new double[Order + count];
        start[^Order..].CopyTo(path);
        for (var t = Order; t < path.Length; t++)
            path[t] = Next(path.AsSpan(t - Order, Order)) + drift;
        return path[Order..];
    }

    /// <summary>Computes the value that follows <paramref name="past"/>, p values.</summary>
    public double Next(ReadOnlySpan<double> past)
    {
        var sum = 0.0;
        for (var j = 0; j < coefficients.Length; j++)
            sum += coefficients[j] * past[j];
        return sum;
    }

    /// <summary>Computes the response to a unit shock from the step of the shock: ψ(0) = 1, ψ(1) … ψ(n−1).</summary>
    public double[] ImpulseResponse(int count)
    {
        var past = new double[Order];
        past[^1] = 1;
        return [1, .. Continue(past, count - 1)];
    }
}
