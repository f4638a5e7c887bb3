using System.Globalization;
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
    private readonly IReadOnlyList<IForecastModel> _models;
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
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(models);
        _settings = settings;
        _models = models;
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
        ArgumentNullException.ThrowIfNull(series);
        var scale = PowerOfTwoScale.Of(series.Values);
        var values = scale.Down(series.Values);
        var candidates = models is { Count: > 0 }
            ? Named(models, values, ct)
            : _selector.Score(_selector.Eligible(SeriesProfile.Of(values)), values, ct);

        var failures = candidates.Select(c => c.FailureReason).OfType<string>().ToList();
        while (ModelSelector.Choose(candidates) is { } chosen)
        {
            try
            {
                var forecast = ModelRun.Run(chosen.Model, values, _settings.Horizon);
                return Result(series, scale, chosen, forecast, candidates, failures);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add($"{chosen.Model.Name}: {e.Message}");
                var failed = chosen with { FailureReason = failures[^1] };
                candidates = [.. candidates.Select(c => c == chosen ? failed : c)];
            }
        }

        var fallback = Fallback(values, ct);
        return Result(
            series,
            scale,
            fallback,
            ModelRun.Run(fallback.Model, values, _settings.Horizon),
            [fallback, .. candidates.Where(c => c.Model.Name != fallback.Model.Name)],
            failures
        );
    }

    private List<Candidate> Named(
        IReadOnlyList<string> names,
        double[] values,
        CancellationToken ct
    )
    {
        var wanted = names
            .Distinct()
            .Select(name =>
                _models.FirstOrDefault(model => model.Name == name)
                ?? throw new ArgumentException($"There is no model '{name}'.", nameof(names))
            )
            .ToList();
        var able = wanted.Where(model => model.MinimumHistory <= values.Length).ToList();
        var unable = wanted
            .Except(able)
            .Select(model => new Candidate(
                model,
                [],
                BacktestAccuracy.None,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{model.Name}: needs {model.MinimumHistory} months of history, there are {values.Length}."
                )
            ));
        return [.. _selector.Score(able, values, ct), .. unable];
    }

    private Candidate Fallback(double[] values, CancellationToken ct)
    {
        IForecastModel model =
            values.Length >= _settings.SeasonLength ? new SeasonalNaiveModel(_settings.SeasonLength)
            : values.Length > 0 ? new NaiveModel()
            : new MeanModel();
        return _selector.Score([model], values, ct)[0];
    }

    private static ForecastResult Result(
        MonthlySeries series,
        PowerOfTwoScale scale,
        Candidate chosen,
        ModelForecast forecast,
        IReadOnlyList<Candidate> candidates,
        List<string> failures
    )
    {
        var band = PredictionBand.Of(chosen.Folds);
        var (lower80, upper80) = PredictionBand.Bounds(forecast, band.Factor80);
        var (lower95, upper95) = PredictionBand.Bounds(forecast, band.Factor95);
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
        var race = candidates
            .OrderBy(c => c.Accuracy.Mase ?? double.PositiveInfinity)
            .Select(c => new CandidateResult(
                c.Model.Name,
                c.Accuracy.Mase,
                c.Accuracy.Smape,
                c == chosen,
                c == chosen ? 1 : 0
            ));
        return new ForecastResult(
            chosen.Model.Name,
            [.. points],
            chosen.Accuracy,
            [.. race],
            failures.Count == 0 ? null : string.Join(' ', failures)
        );
    }
}
