using System.Runtime.InteropServices;
using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy.Points;

/// <summary>
/// Every point of a basis in memory, about 140 bytes each, so that other groups are computed without reading the
/// database again.
/// </summary>
public sealed class AccuracyPoints
{
    /// <summary>The limit; beyond it no point is stored, and each request reads the database.</summary>
    public const int MaxCount = 1_000_000;

    private readonly List<Entry> _entries = [];
    private readonly List<AccuracyRow> _heads = [];

    /// <summary>Whether every added point is stored.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Add(AccuracyRow row)
    {
        if (!IsComplete)
            return;
        if (_entries.Count == MaxCount)
        {
            IsComplete = false;
            _entries.Clear();
            _heads.Clear();
            return;
        }
        // The fields that the months of an origin share are stored once.
        if (_heads.Count == 0 || !IsSameOrigin(_heads[^1], row))
            _heads.Add(row);
        var p = row.Point;
        _entries.Add(
            new(
                _heads.Count - 1,
                row.Period,
                p.Demand,
                p.Forecast,
                p.Band,
                p.Benchmark,
                p.Statistical,
                p.AbsoluteScale,
                p.SquaredScale
            )
        );
    }

    /// <summary>Returns the rows in the order in which they were added.</summary>
    public IEnumerable<AccuracyRow> Rows() =>
        _entries.Select(e =>
            _heads[e.Head] with
            {
                Period = e.Period,
                Point = new(
                    e.Demand,
                    e.Forecast,
                    e.Band,
                    e.Benchmark,
                    e.Statistical,
                    e.AbsoluteScale,
                    e.SquaredScale
                ),
            }
        );

    private static bool IsSameOrigin(AccuracyRow one, AccuracyRow other) =>
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
        ForecastBand? Band,
        double? Benchmark,
        double? Statistical,
        double? AbsoluteScale,
        double? SquaredScale
    );
}
