namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// The downhill simplex method in the unit cube; a point outside is projected onto the cube. Source: Nelder and Mead
/// (1965), "A simplex method for function minimization", The Computer Journal 7.
/// </summary>
/// <remarks>
/// MathNet's <c>NelderMeadSimplex</c> takes the same time, but does not suit a log-likelihood: its tolerance is relative
/// to the value, whose zero is arbitrary, it has no bounds, and it throws at the evaluation limit instead of returning
/// the best point.
/// </remarks>
internal static class NelderMead
{
    /// <summary>The maximum number of dimensions.</summary>
    public const int MaxDimensions = 4;

    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function; infinite where it is undefined.</param>
    /// <param name="best">The start, which has a finite value; on return the best point.</param>
    /// <param name="step">Edge length of the initial simplex.</param>
    /// <param name="tolerance">The search stops when the values of the simplex differ by no more than this.</param>
    /// <param name="evaluations">The maximum number of evaluations.</param>
    /// <returns>The minimum value.</returns>
    public static double Minimise<T>(
        ref T objective,
        scoped Span<double> best,
        double step,
        double tolerance,
        int evaluations
    )
        where T : IObjective, allows ref struct
    {
        var n = best.Length;
        Span<double> points = stackalloc double[(MaxDimensions + 1) * MaxDimensions];
        Span<double> values = stackalloc double[MaxDimensions + 1];
        Span<double> centre = stackalloc double[n];
        Span<double> trial = stackalloc double[n];
        Span<double> second = stackalloc double[n];
        for (var i = 0; i <= n; i++)
        {
            var point = points.Slice(i * n, n);
            best.CopyTo(point);
            if (i > 0)
                point[i - 1] += point[i - 1] + step <= 1 ? step : -step;
            values[i] = objective.Value(point);
        }

        var left = evaluations - n - 1;
        while (left > 0)
        {
            var (low, high, next) = Order(values[..(n + 1)]);
            if (!(values[high] - values[low] > tolerance))
                break;

            centre.Clear();
            for (var i = 0; i <= n; i++)
            {
                for (var k = 0; k < n && i != high; k++)
                    centre[k] += points[(i * n) + k] / n;
            }

            var worst = points.Slice(high * n, n);
            var reflected = Try(ref objective, centre, worst, -1, trial);
            left--;
            if (reflected < values[low])
            {
                var expanded = Try(ref objective, centre, worst, -2, second);
                left--;
                Replace(worst, ref values[high], trial, reflected);
                if (expanded < reflected)
                    Replace(worst, ref values[high], second, expanded);
            }
            else if (reflected < values[next])
            {
                Replace(worst, ref values[high], trial, reflected);
            }
            else
            {
                var contracted = Try(
                    ref objective,
                    centre,
                    worst,
                    reflected < values[high] ? -0.5 : 0.5,
                    second
                );
                left--;
                if (contracted < Math.Min(reflected, values[high]))
                {
                    Replace(worst, ref values[high], second, contracted);
                }
                else
                {
                    Shrink(ref objective, points, values, n, low);
                    left -= n;
                }
            }
        }

        var (least, _, _) = Order(values[..(n + 1)]);
        points.Slice(least * n, n).CopyTo(best);
        return values[least];
    }

    private static double Try<T>(
        ref T objective,
        scoped ReadOnlySpan<double> centre,
        scoped ReadOnlySpan<double> worst,
        double factor,
        scoped Span<double> point
    )
        where T : IObjective, allows ref struct
    {
        for (var k = 0; k < point.Length; k++)
            point[k] = Math.Clamp(centre[k] + (factor * (worst[k] - centre[k])), 0, 1);
        return objective.Value(point);
    }

    private static void Replace(
        Span<double> worst,
        ref double worstValue,
        ReadOnlySpan<double> point,
        double value
    )
    {
        point.CopyTo(worst);
        worstValue = value;
    }

    private static void Shrink<T>(
        ref T objective,
        scoped Span<double> points,
        scoped Span<double> values,
        int n,
        int low
    )
        where T : IObjective, allows ref struct
    {
        for (var i = 0; i <= n; i++)
        {
            if (i == low)
                continue;
            var point = points.Slice(i * n, n);
            for (var k = 0; k < n; k++)
                point[k] = (point[k] + points[(low * n) + k]) / 2;
            values[i] = objective.Value(point);
        }
    }

    /// <summary>Returns the positions of the smallest, the largest and the second largest value.</summary>
    private static (int Low, int High, int Next) Order(ReadOnlySpan<double> values)
    {
        var (low, high) = (0, 0);
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[low])
                low = i;
            if (values[i] > values[high])
                high = i;
        }

        var next = low;
        for (var i = 0; i < values.Length; i++)
        {
            if (i != high && values[i] > values[next])
                next = i;
        }

        return (low, high, next);
    }
}
