using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy;

/// <summary>Maps the engine's report to the answer of the API.</summary>
public static class AccuracyMapping
{
    public static AccuracyItem ToItem(string key, AccuracyReport r) =>
        new(
            key,
            r.Series,
            r.Points,
            r.Mae,
            r.Rmse,
            r.Mase,
            r.Rmsse,
            r.Smape,
            r.Wape,
            r.Bias,
            r.Wql,
            r.TrackingSignal,
            r.Coverage80,
            r.Coverage95,
            r.ForecastValueAdded,
            r.OverrideValueAdded,
            r.Pinball,
            new(r.WeightedMase, r.WeightedRmsse, r.WeightedSmape),
            new(r.UnweightedWape, r.UnweightedBias),
            new(
                r.PointsWithoutScale,
                r.PointsWithoutBenchmark,
                r.PointsWithoutBounds,
                r.SeriesWithoutDemand
            ),
            Reasons(r)
        );

    private static Dictionary<string, AccuracyReason> Reasons(AccuracyReport r)
    {
        var reasons = new Dictionary<string, AccuracyReason>(StringComparer.Ordinal);
        Add("mase", r.Mase, AccuracyReason.FlatHistory);
        Add("rmsse", r.Rmsse, AccuracyReason.FlatHistory);
        Add("wape", r.Wape, AccuracyReason.NoDemand);
        Add("bias", r.Bias, AccuracyReason.NoDemand);
        Add("wql", r.Wql, AccuracyReason.NoBounds);
        Add("trackingSignal", r.TrackingSignal, AccuracyReason.NoError);
        Add("coverage80", r.Coverage80, AccuracyReason.NoBounds);
        Add("coverage95", r.Coverage95, AccuracyReason.NoBounds);
        Add("forecastValueAdded", r.ForecastValueAdded, AccuracyReason.NoBenchmark);
        Add("overrideValueAdded", r.OverrideValueAdded, AccuracyReason.NoOverrides);
        return reasons;

        void Add(string measure, double? value, AccuracyReason reason)
        {
            if (value is null)
                reasons[measure] = reason;
        }
    }
}
