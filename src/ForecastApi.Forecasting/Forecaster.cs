using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>
/// The front door: a monthly series in, a checked forecast out. Whatever the finite history (empty, one month, all
/// zero, negative months, values of any size), the answer is finite and not negative, and a model that fails is
/// replaced with the reason told. Thread-safe; the same input gives the same output to the last digit.
/// </summary>
public sealed class Forecaster
{
    private readonly ForecastSettings _settings;
    private readonly ModelSelector _selector;

    /// <summary>A forecaster with the models of <see cref="ModelCatalog"/>.</summary>
    /// <param name="settings">Horizon, season and folds.</param>
    public Forecaster(ForecastSettings settings)
        : this(settings, ModelCatalog.Create(settings.SeasonLength)) { }

    /// <summary>A forecaster with models of one's own, found by the names that <see cref="ModelCatalog"/> uses.</summary>
    /// <param name="settings">Horizon, season and folds.</param>
    /// <param name="models">The models.</param>
    public Forecaster(ForecastSettings settings, IReadOnlyList<IForecastModel> models)
    {
        _settings = settings;
        _selector = new ModelSelector(models, settings);
    }

    /// <summary>Names that <see cref="Forecast(MonthlySeries, IReadOnlyList{string}?, CancellationToken)"/> takes.</summary>
    public static IReadOnlyList<string> ModelNames { get; } =
    [.. ModelCatalog.Create(new ForecastSettings().SeasonLength).Select(model => model.Name)];

    /// <summary>Forecasts a series with the model that suits it.</summary>
    public ForecastResult Forecast(MonthlySeries series, CancellationToken ct) =>
        Forecast(series, null, ct);

    /// <summary>Forecasts a series with the best of the models named.</summary>
    /// <param name="series">The history.</param>
    /// <param name="models">Names from <see cref="ModelNames"/>; null or empty = those that suit the series.</param>
    /// <param name="ct">Stops between two fits.</param>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public ForecastResult Forecast(
        MonthlySeries series,
        IReadOnlyList<string>? models,
        CancellationToken ct
    )
    {
        var scale = PowerOfTwoScale.Of(series.Values);
        var cleaned = HistoryCleaner.Clean(
            scale.Down(series.Values),
            series.Stockouts,
            _settings.SeasonLength
        );
        var values = cleaned.Values;
        var candidates =
            models is { Count: > 0 } ? _selector.ByName(models, values, ct).ToList()
            : DiscontinuedModel.Fits(values, _settings.SeasonLength)
                ? [new Candidate(new DiscontinuedModel(), [], BacktestAccuracy.None, null)]
            : _selector.ByRules(values, ct).ToList();

        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i].FailureReason is not null)
                continue;
            try
            {
                var forecast = ModelRun.Run(candidates[i].Model, values, _settings.Horizon);
                return Result(series, scale, cleaned, forecast, candidates, chosen: i);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                candidates[i] = Candidate.Failed(candidates[i].Model, e.Message);
            }
        }

        candidates.Add(_selector.Fallback(values, ct));
        return Result(
            series,
            scale,
            cleaned,
            ModelRun.Run(candidates[^1].Model, values, _settings.Horizon),
            candidates,
            chosen: candidates.Count - 1
        );
    }

    private ForecastResult Result(
        MonthlySeries series,
        PowerOfTwoScale scale,
        CleanedHistory cleaned,
        ModelForecast forecast,
        List<Candidate> candidates,
        int chosen
    )
    {
        var band = PredictionBand.Of(candidates[chosen].Folds, _settings.Horizon);
        var (lower80, upper80) = band.Bounds(forecast, PredictionBand.Quantile80);
        var (lower95, upper95) = band.Bounds(forecast, PredictionBand.Quantile95);
        var points = forecast.Values.Select(
            (value, h) =>
                new ForecastPoint(
                    series.MonthAt(series.Length + h),
                    scale.Up(value),
                    scale.Up(lower80[h]),
                    scale.Up(upper80[h]),
                    scale.Up(lower95[h]),
                    scale.Up(upper95[h])
                )
        );
        var race = candidates.Select(
            (candidate, i) =>
                new CandidateResult(
                    candidate.Model.Name,
                    candidate.Accuracy.Mase,
                    candidate.Accuracy.Smape,
                    Selected: i == chosen,
                    Weight: i == chosen ? 1 : 0
                )
        );
        var failures = candidates.Select(c => c.FailureReason).OfType<string>().ToList();
        return new ForecastResult(
            candidates[chosen].Model.Name,
            [.. points],
            candidates[chosen].Accuracy,
            [.. race],
            failures.Count == 0 ? null : string.Join(' ', failures),
            ForecastAdjustment.Of(series, cleaned, scale)
        );
    }
}
