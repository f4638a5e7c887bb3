using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>The matrix product of the networks, in single precision.</summary>
/// <remarks>
/// <c>TensorPrimitives</c> has no matrix product: row by row it takes 5 times as long, MathNet's product 20 times.
/// </remarks>
internal static class Matrix
{
    /// <summary>The columns of the right-hand matrix and of the result are a multiple of this: four vectors.</summary>
    public const int Block = 4 * Lanes;

    private const int Lanes = 8;

    /// <summary>Returns <paramref name="columns"/> rounded up to a multiple of <see cref="Block"/>.</summary>
    public static int Padded(int columns) => (columns + Block - 1) / Block * Block;

    /// <summary>
    /// Computes C += A·B. A is rows × inner with the given strides, so that a transposed matrix needs no copy; B is
    /// inner × columns and C rows × columns, both row by row without gaps.
    /// </summary>
    public static void MultiplyAdd(
        ReadOnlySpan<float> a,
        int rowStride,
        int innerStride,
        int rows,
        int inner,
        ReadOnlySpan<float> b,
        Span<float> c,
        int columns
    )
    {
        for (var first = 0; first < columns; first += Block)
        {
            for (var r = 0; r + 1 < rows; r += 2)
            {
                AddTwoRows(
                    a[(r * rowStride)..],
                    a[((r + 1) * rowStride)..],
                    innerStride,
                    inner,
                    b[first..],
                    columns,
                    c.Slice((r * columns) + first, Block),
                    c.Slice(((r + 1) * columns) + first, Block)
                );
            }

            if (rows % 2 == 1)
            {
                var row = a[((rows - 1) * rowStride)..];
                var target = c.Slice(((rows - 1) * columns) + first, Block);
                AddRow(row, innerStride, inner, b[first..], columns, target);
            }
        }
    }

    /// <summary>Computes two rows of the result together, so that each line of B is read once for both.</summary>
    private static void AddTwoRows(
        ReadOnlySpan<float> row1,
        ReadOnlySpan<float> row2,
        int stride,
        int inner,
        ReadOnlySpan<float> b,
        int columns,
        Span<float> target1,
        Span<float> target2
    )
    {
        var (c0, c1, c2, c3) = (
            Load(target1, 0),
            Load(target1, 8),
            Load(target1, 16),
            Load(target1, 24)
        );
        var (d0, d1, d2, d3) = (
            Load(target2, 0),
            Load(target2, 8),
            Load(target2, 16),
            Load(target2, 24)
        );
        for (var k = 0; k < inner; k++)
        {
            var factor1 = Vector256.Create(row1[k * stride]);
            var factor2 = Vector256.Create(row2[k * stride]);
            var line = b.Slice(k * columns, Block);
            var (b0, b1, b2, b3) = (Load(line, 0), Load(line, 8), Load(line, 16), Load(line, 24));
            c0 = Vector256.FusedMultiplyAdd(factor1, b0, c0);
            c1 = Vector256.FusedMultiplyAdd(factor1, b1, c1);
            c2 = Vector256.FusedMultiplyAdd(factor1, b2, c2);
            c3 = Vector256.FusedMultiplyAdd(factor1, b3, c3);
            d0 = Vector256.FusedMultiplyAdd(factor2, b0, d0);
            d1 = Vector256.FusedMultiplyAdd(factor2, b1, d1);
            d2 = Vector256.FusedMultiplyAdd(factor2, b2, d2);
            d3 = Vector256.FusedMultiplyAdd(factor2, b3, d3);
        }

        c0.CopyTo(target1);
        c1.CopyTo(target1[8..]);
        c2.CopyTo(target1[16..]);
        c3.CopyTo(target1[24..]);
        d0.CopyTo(target2);
        d1.CopyTo(target2[8..]);
        d2.CopyTo(target2[16..]);
        d3.CopyTo(target2[24..]);
    }

    private static void AddRow(
        ReadOnlySpan<float> row,
        int stride,
        int inner,
        ReadOnlySpan<float> b,
        int columns,
        Span<float> target
    )
    {
        for (var block = 0; block < Block; block += Lanes)
        {
            var sum = Load(target, block);
            for (var k = 0; k < inner; k++)
            {
                var factor = Vector256.Create(row[k * stride]);
                sum = Vector256.FusedMultiplyAdd(
                    factor,
                    Load(b.Slice((k * columns) + block, Lanes), 0),
                    sum
                );
            }

            sum.CopyTo(target[block..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ReadOnlySpan<float> values, int offset) =>
        Vector256.Create(values.Slice(offset, Lanes));
}
