using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>The one product of matrices that training and using a network needs, in single precision.</summary>
internal static class Matrix
{
    /// <summary>Columns of the right-hand matrix and of the result come in multiples of this.</summary>
    public const int Lanes = 8;

    /// <summary>The least multiple of <see cref="Lanes"/> that holds <paramref name="columns"/>.</summary>
    public static int Padded(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    /// <summary>
    /// C += A·B. A is rows × inner and lies where its strides say, so that a transposed matrix needs no copy; B is
    /// inner × columns and C rows × columns, both by rows without gaps.
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
        for (var first = 0; first < columns; first += 4 * Lanes)
        {
            var width = Math.Min(4 * Lanes, columns - first);
            for (var r = 0; r < rows; r++)
            {
                var row = a[(r * rowStride)..];
                var target = c.Slice((r * columns) + first, width);
                if (width == 4 * Lanes)
                    AddFourBlocks(row, innerStride, inner, b[first..], columns, target);
                else
                    for (var block = 0; block < width; block += Lanes)
                        AddBlock(
                            row,
                            innerStride,
                            inner,
                            b[(first + block)..],
                            columns,
                            target.Slice(block, Lanes)
                        );
            }
        }
    }

    private static void AddFourBlocks(
        ReadOnlySpan<float> row,
        int stride,
        int inner,
        ReadOnlySpan<float> b,
        int columns,
        Span<float> target
    )
    {
        var (c0, c1, c2, c3) = (
            Load(target, 0),
            Load(target, 8),
            Load(target, 16),
            Load(target, 24)
        );
        for (var k = 0; k < inner; k++)
        {
            var factor = Vector256.Create(row[k * stride]);
            var line = b.Slice(k * columns, 4 * Lanes);
            c0 = Vector256.FusedMultiplyAdd(factor, Load(line, 0), c0);
            c1 = Vector256.FusedMultiplyAdd(factor, Load(line, 8), c1);
            c2 = Vector256.FusedMultiplyAdd(factor, Load(line, 16), c2);
            c3 = Vector256.FusedMultiplyAdd(factor, Load(line, 24), c3);
        }

        c0.CopyTo(target);
        c1.CopyTo(target[8..]);
        c2.CopyTo(target[16..]);
        c3.CopyTo(target[24..]);
    }

    private static void AddBlock(
        ReadOnlySpan<float> row,
        int stride,
        int inner,
        ReadOnlySpan<float> b,
        int columns,
        Span<float> target
    )
    {
        var sum = Load(target, 0);
        for (var k = 0; k < inner; k++)
            sum = Vector256.FusedMultiplyAdd(
                Vector256.Create(row[k * stride]),
                Load(b.Slice(k * columns, Lanes), 0),
                sum
            );
        sum.CopyTo(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ReadOnlySpan<float> values, int offset) =>
        Vector256.Create(values.Slice(offset, Lanes));
}
