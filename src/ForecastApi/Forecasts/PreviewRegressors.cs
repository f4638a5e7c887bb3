using ForecastApi.Forecasting.Regressors;
using ForecastApi.Http;

namespace ForecastApi.Forecasts;

/// <summary>Maps the regressors of a preview.</summary>
internal static class PreviewRegressors
{
    private const int MaxCount = 20;
    private const int MaxNameLength = 200;

    public static void Check(
        Validation errors,
        IReadOnlyList<PreviewRegressor>? regressors,
        int months,
        int horizon
    )
    {
        errors.Check(
            regressors is not { Count: > MaxCount },
            "regressors",
            Invariant($"has more than {MaxCount} regressors.")
        );
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(MaxCount, regressors?.Count ?? 0); i++)
        {
            var path = Invariant($"regressors[{i}]");
            if (regressors![i] is not { Name: not null, History: not null, Future: not null } r)
            {
                errors.Add(path, "needs name, history and future.");
                continue;
            }
            errors
                .Check(r.Name.Length > 0, $"{path}.name", "is empty.")
                .Text($"{path}.name", r.Name, MaxNameLength)
                .Check(names.Add(r.Name), $"{path}.name", "is listed twice.")
                .Check(
                    r.History.Count == months,
                    $"{path}.history",
                    Invariant(
                        $"has {r.History.Count} values for the {months} months of the history."
                    )
                )
                .Check(
                    r.Future.Count == horizon,
                    $"{path}.future",
                    Invariant($"has {r.Future.Count} values for the {horizon} months to forecast.")
                );
        }
    }

    public static IReadOnlyList<Regressor> ToRegressors(
        IReadOnlyList<PreviewRegressor>? regressors
    ) => [.. (regressors ?? []).Select(ToRegressor)];

    private static Regressor ToRegressor(PreviewRegressor regressor)
    {
        double[] values = [.. regressor.History, .. regressor.Future];
        if (IsEvent(regressor.History) && values.All(v => v is >= 0 and <= 1))
            return new(regressor.Name, RegressorKind.Event, values);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return new(
            regressor.Name,
            RegressorKind.Other,
            [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)]
        );
    }

    private static bool IsEvent(IReadOnlyList<double> history) =>
        2 * history.Count(v => v == 0) >= history.Count;
}
