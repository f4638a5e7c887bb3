using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Forecasts;

/// <summary>Forecasts a history that is part of the request and is not stored.</summary>
public static class ForecastPreviewer
{
    private const int MaxMonths = 1200;

    public static ForecastPreview Preview(
        PreviewRequest request,
        CancellationToken cancellationToken
    )
    {
        Check(request);
        var months = request.History.OrderBy(h => h.Period).ToList();
        var history = MonthlySales.Fill(
            [
                .. months.Select(h => new DaySales(h.Period.FirstDay, h.Quantity)
                {
                    Stockout = h.Stockout,
                }),
            ],
            months[^1].Period
        );
        var errors = new Validation();
        var forecaster = new Forecaster(new ForecastSettings { Horizon = request.Horizon });
        PreviewRegressors.Check(errors, request.Regressors, history.Count, request.Horizon);
        errors.ThrowIfAny();
        var series = ForecastMapping.ToSeries(
            history,
            PreviewRegressors.ToRegressors(request.Regressors)
        );
        var result = request.Models is { } models
            ? forecaster.Forecast(series, models, cancellationToken)
            : forecaster.Forecast(series, cancellationToken);
        return new(
            null,
            null,
            months[^1].Period,
            result.Model,
            result.FailureReason,
            [.. history.Select(h => new HistoryMonth(h.Month, h.Quantity))],
            [
                .. result.Points.Select(p =>
                    PublishedMonth.From(ForecastMapping.ToMonth(p), result.Model)
                ),
            ],
            ForecastMapping.ToMeasures(result.Accuracy),
            StoredCandidates.From(result),
            ForecastMapping.ToRunnerUp(result),
            result.DemandClass,
            ForecastMapping.ToAdjustments(result, history),
            [.. result.Drivers.Select(ForecastMapping.ToDriver)]
        );
    }

    private static void Check(PreviewRequest request)
    {
        var errors = new Validation();
        errors.Range("horizon", request.Horizon, 1, ForecastOptions.MaxHorizon);
        errors.Check(request.History.Count > 0, "history", "needs at least one month.");
        errors.Check(
            request.History.Count <= MaxMonths,
            "history",
            string.Create(CultureInfo.InvariantCulture, $"takes at most {MaxMonths} months.")
        );
        var seen = new HashSet<Month>();
        for (var i = 0; i < request.History.Count && !errors.HasErrors; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"history[{i}]");
            if (request.History[i] is not { } month)
                errors.Add(path, "is null; a month is an object.");
            else
                errors
                    .Range(path + ".quantity", month.Quantity, -Validation.MaxAmount)
                    .Range(path + ".stockout", month.Stockout, 0, 1)
                    .Check(seen.Add(month.Period), path + ".period", "is listed twice.");
        }
        for (var i = 0; i < (request.Models?.Count ?? 0); i++)
            errors.Check(
                Forecaster.ModelNames.Contains(request.Models![i]),
                string.Create(CultureInfo.InvariantCulture, $"models[{i}]"),
                $"is not a model; the models are {string.Join(", ", Forecaster.ModelNames)}."
            );
        errors.Check(request.Models is not { Count: 0 }, "models", "is empty; null means all.");
        errors.ThrowIfAny();
        var span = seen.Max().MonthsSince(seen.Min());
        if (span >= MaxMonths)
            throw ProblemException.Invalid("history", "spans more than a hundred years.");
    }
}
