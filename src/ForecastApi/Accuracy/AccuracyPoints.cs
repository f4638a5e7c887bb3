using System.Runtime.InteropServices;
using ForecastApi.Common;

namespace ForecastApi.Accuracy;

/// <summary>
/// Every point of a basis in memory, some 140 bytes each, so that another choice of points is judged without reading
/// them all again.
/// </summary>
public sealed class AccuracyPoints
{
    /// <summary>What is kept at most; of more nothing is, and each question reads the database.</summary>
    public const int Most = 1_000_000;

    private readonly List<Entry> _entries = [];
    private readonly List<AccuracyRow> _heads = [];

    /// <summary>Whether all that was added is here.</summary>
    public bool IsWhole { get; private set; } = true;

    public void Add(AccuracyRow row)
    {
        if (!IsWhole)
            return;
        if (_entries.Count == Most)
        {
            IsWhole = false;
            _entries.Clear();
            _heads.Clear();
            return;
        }
        // What the months of an origin have in common is kept once.
        if (_heads.Count == 0 || !IsLike(_heads[^1], row))
            _heads.Add(row);
        var p = row.Point;
        _entries.Add(
            new(
                _heads.Count - 1,
                row.Period,
                p.Demand,
                p.Forecast,
                p.Band is { } b ? (b.Lower95, b.Lower80, b.Upper80, b.Upper95) : null,
                p.Benchmark,
                p.Statistical,
                p.AbsoluteScale,
                p.SquaredScale
            )
        );
    }

    /// <summary>The rows as they came.</summary>
    public IEnumerable<AccuracyRow> Rows() =>
        _entries.Select(e =>
            _heads[e.Head] with
            {
                Period = e.Period,
                Point = new(
                    e.Demand,
                    e.Forecast,
                    e.Band is { } b ? new(b.Lower95, b.Lower80, b.Upper80, b.Upper95) : null,
                    e.Benchmark,
                    e.Statistical,
                    e.AbsoluteScale,
                    e.SquaredScale
                ),
            }
        );

    private static bool IsLike(AccuracyRow one, AccuracyRow other) =>
        one.ProductId == other.ProductId
        && one.Origin == other.Origin
        && one.Model == other.Model
        && one.Author == other.Author;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(
        int Head,
        Month Period,
        double Demand,
        double Forecast,
        (double Lower95, double Lower80, double Upper80, double Upper95)? Band,
        double? Benchmark,
        double? Statistical,
        double? AbsoluteScale,
        double? SquaredScale
    );
}
