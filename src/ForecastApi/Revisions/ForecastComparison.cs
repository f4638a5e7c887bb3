using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.Revisions;

/// <summary>Compares the forecasts of two runs by product.</summary>
public static class ForecastComparison
{
    /// <summary>Returns the months that both runs forecast; the last is before the first when there are none.</summary>
    public static (Month First, Month Last) CommonMonths(RunKey one, RunKey other)
    {
        var begin = one.AsOf > other.AsOf ? one.AsOf : other.AsOf;
        var (end, otherEnd) = (
            one.AsOf.AddMonths(one.Horizon),
            other.AsOf.AddMonths(other.Horizon)
        );
        return (begin.AddMonths(1), end < otherEnd ? end : otherEnd);
    }

    /// <summary>Returns the products of either run, largest absolute change first, then by SKU.</summary>
    public static IEnumerable<ForecastChange> Compare(ComparedRun before, ComparedRun after)
    {
        var old = before.Products.ToDictionary(p => p.Sku, StringComparer.Ordinal);
        var now = after.Products.ToDictionary(p => p.Sku, StringComparer.Ordinal);
        var settings =
            before.Key.Horizon != after.Key.Horizon
            || (
                before.Settings is not null
                && after.Settings is not null
                && before.Settings != after.Settings
            );
        return old
            .Keys.Union(now.Keys, StringComparer.Ordinal)
            .Select(sku =>
                Change(
                    sku,
                    old.GetValueOrDefault(sku),
                    now.GetValueOrDefault(sku),
                    before,
                    after,
                    settings
                )
            )
            .OrderByDescending(c => Math.Abs(c.Difference))
            .ThenBy(c => c.Sku, StringComparer.Ordinal);
    }

    /// <summary>Returns the months of either run, oldest first.</summary>
    public static IReadOnlyList<ChangedMonth> CompareMonths(
        IReadOnlyList<MonthTotal> before,
        IReadOnlyList<MonthTotal> after
    )
    {
        var old = before.ToDictionary(m => m.Month, m => m.Quantity);
        var now = after.ToDictionary(m => m.Month, m => m.Quantity);
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Order()
                .Select(month =>
                {
                    decimal? earlier = old.TryGetValue(month, out var o) ? o : null;
                    decimal? later = now.TryGetValue(month, out var n) ? n : null;
                    return new ChangedMonth(month, earlier, later, later - earlier);
                }),
        ];
    }

    private static ForecastChange Change(
        string sku,
        ProductTotal? before,
        ProductTotal? after,
        ComparedRun runBefore,
        ComparedRun runAfter,
        bool settings
    )
    {
        var (first, last) = CommonMonths(runBefore.Key, runAfter.Key);
        var overridden = runBefore.Overrides.Between(sku, first, last);
        var overridesNow = runAfter.Overrides.Between(sku, first, last);
        var old = Round((before?.Quantity ?? 0) + overridden.Sum(o => o.Shift));
        var now = Round((after?.Quantity ?? 0) + overridesNow.Sum(o => o.Shift));
        var causes = new List<ChangeCause>();
        if (before is null)
            causes.Add(ChangeCause.NewProduct);
        else if (after is null)
            causes.Add(ChangeCause.DroppedProduct);
        else
        {
            // Another launch month makes another history of the same sales
            var samePast =
                before.LaunchMonth == after.LaunchMonth
                    ? HistoryFingerprint.SamePast(
                        before.Fingerprints,
                        runBefore.Key.AsOf,
                        after.Fingerprints,
                        runAfter.Key.AsOf
                    )
                    : null;
            if (samePast is false)
                causes.Add(ChangeCause.Data);
            else if (runBefore.Key.AsOf != runAfter.Key.AsOf)
                causes.Add(ChangeCause.NewMonths);
            if (before.Model != after.Model)
                causes.Add(ChangeCause.Model);
            if (
                !overridden
                    .Select(o => (o.Month, o.Quantity))
                    .SequenceEqual(overridesNow.Select(o => (o.Month, o.Quantity)))
            )
                causes.Add(ChangeCause.Override);
            if ((before.LaunchMonth, before.EndMonth) != (after.LaunchMonth, after.EndMonth))
                causes.Add(ChangeCause.Life);
            if (settings)
                causes.Add(ChangeCause.Settings);
            if (causes.Count == 0 && old != now)
                causes.Add(ChangeCause.OtherProducts);
        }
        return new(
            sku,
            old,
            now,
            now - old,
            old == 0 ? null : (double)((now - old) / old),
            before?.Model,
            after?.Model,
            causes,
            null
        );
    }

    // SQLite returns sums as floating point with 15 digits
    private static decimal Round(decimal quantity) => DecimalJsonConverter.Normalise(quantity);
}
