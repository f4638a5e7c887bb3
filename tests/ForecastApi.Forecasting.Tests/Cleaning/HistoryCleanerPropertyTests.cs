using CsCheck;
using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Forecasting.Tests.Cleaning;

/// <summary>Properties of a cleaned history for arbitrary sales.</summary>
public sealed class HistoryCleanerPropertyTests
{
    private static readonly Gen<double> Size = Gen.Double[-6, 12].Select(e => Math.Pow(10, e));

    private static readonly Gen<double[]> Months = Gen.OneOf(
        Gen.Double[50, 150].Array[0, 80],
        Gen.Frequency((9, Gen.Double[50, 150]), (1, Gen.Double[-500, 9000])).Array[0, 80],
        Gen.Select(Gen.Double[50, 90].Array[0, 50], Gen.Double[400, 700].Array[0, 40])
            .Select((before, after) => (double[])[.. before, .. after]),
        Gen.Double[-1, 3].Array[0, 80],
        Size.Array[0, 80]
    );

    private static readonly Gen<(double[] Values, double[] Shares)> History = Gen.Select(
        Months,
        Gen.Frequency((4, Gen.Const(0.0)), (1, Gen.Double[0, 1])).Array[90],
        (values, shares) => (values, shares[..values.Length])
    );

    [Fact]
    public void Clean_When_history_is_arbitrary_Then_it_is_finite_and_every_change_is_listed() =>
        History.Holds(
            history =>
            {
                var cleaned = HistoryCleaner.Clean(history.Values, history.Shares, 12);
                Assert.Equal(history.Values.Length, cleaned.Values.Length);
                Assert.All(cleaned.Values, v => Assert.True(double.IsFinite(v) && v >= 0));
                var told = cleaned.Adjustments.ToDictionary(a => a.Index);
                for (var t = 0; t < history.Values.Length; t++)
                {
                    var adjustment = told.GetValueOrDefault(t);
                    Assert.Equal(history.Values[t] != cleaned.Values[t], adjustment is not null);
                    Assert.Equal(cleaned.Values[t], adjustment?.Used ?? history.Values[t]);
                    Assert.Equal(history.Values[t], adjustment?.Recorded ?? history.Values[t]);
                }
            },
            cases: 3000
        );

    [Fact]
    public void Stockout_When_history_is_short_Then_the_month_is_never_lowered() =>
        History.Holds(
            history =>
            {
                var months = Math.Min(23, history.Values.Length);
                Assert.All(
                    HistoryCleaner
                        .Clean(
                            [.. history.Values.Take(months).Select(Math.Abs)],
                            history.Shares.AsSpan(0, months),
                            12
                        )
                        .Adjustments,
                    a => Assert.True(a.Used >= a.Recorded, "a floor was lowered")
                );
            },
            cases: 1000
        );

    [Fact]
    public void Clean_When_unit_changes_Then_history_scales_equally() =>
        Gen.Select(History, Gen.Int[-20, 20])
            .Holds(
                (history, exponent) =>
                {
                    var unit = Math.ScaleB(1, exponent);
                    var expected = HistoryCleaner.Clean(history.Values, history.Shares, 12);
                    var scaled = HistoryCleaner.Clean(
                        [.. history.Values.Select(v => v * unit)],
                        history.Shares,
                        12
                    );
                    Assert.Equal(
                        expected.Adjustments.Select(a => (a.Index, a.Kind)),
                        scaled.Adjustments.Select(a => (a.Index, a.Kind))
                    );
                    Assert.All(
                        expected.Values.Zip(scaled.Values),
                        pair =>
                            Assert.Equal(
                                pair.First,
                                pair.Second / unit,
                                1e-9 * Math.Abs(pair.First)
                            )
                    );
                },
                cases: 500
            );
}
