using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.Forecasting.Regressors;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting;

/// <summary>
/// Forecasts a monthly series and checks the result. For every finite history (empty, one month, all zero, negative
/// months, values of any size) the result is finite and not negative. A model that fails is replaced, and the result
/// states the reason. Thread-safe; the same input gives the same output to the last digit.
/// </summary>
public sealed class Forecaster
{
    private readonly ForecastSettings _settings;
    private readonly PooledKnowledge _knowledge = PooledKnowledge.None;
    private readonly ModelSelector _selector;

    /// <summary>Creates a forecaster with the models of <see cref="ModelCatalog"/>.</summary>
    /// <param name="settings">Horizon, season and folds.</param>
    public Forecaster(ForecastSettings settings)
        : this(settings, []) { }

    /// <summary>Creates a forecaster with the models of <see cref="ModelCatalog"/> and pooled models.</summary>
    /// <param name="settings">Horizon, season and folds; the same as in the training.</param>
    /// <param name="pooled">Models from <see cref="PooledModels"/>.</param>
    public Forecaster(ForecastSettings settings, IReadOnlyList<PooledModel> pooled)
        : this(settings, [.. ModelCatalog.Create(settings.SeasonLength), .. pooled]) { }

    /// <summary>Creates a forecaster with the knowledge of many products.</summary>
    /// <param name="settings">Horizon, season and folds; the same as in the training.</param>
    /// <param name="knowledge">The knowledge.</param>
    public Forecaster(ForecastSettings settings, PooledKnowledge knowledge)
        : this(settings, knowledge?.Models ?? throw new ArgumentNullException(nameof(knowledge))) =>
        _knowledge = knowledge;

    internal Forecaster(ForecastSettings settings, IReadOnlyList<IForecastModel> models)
    {
        _settings = settings;
        _selector = new ModelSelector(models, settings);
    }

    /// <summary>
    /// The names that <see cref="Forecast(MonthlySeries, IReadOnlyList{string}, CancellationToken)"/> accepts.
    /// </summary>
    public static IReadOnlyList<string> ModelNames { get; } =
    [.. ModelCatalog.Create(new ForecastSettings().SeasonLength).Select(model => model.Name)];

    /// <summary>Forecasts a series with the models that suit it.</summary>
    public ForecastResult Forecast(MonthlySeries series, CancellationToken cancellationToken) =>
        Forecast(series, incumbent: null, cancellationToken);

    /// <summary>Forecasts a series with the models that suit it; the incumbent stays unless clearly beaten.</summary>
    /// <param name="series">The history.</param>
    /// <param name="incumbent"><see cref="ForecastResult.Model"/> of the previous run; null when there is none.</param>
    /// <param name="cancellationToken">Cancels between two fits.</param>
    public ForecastResult Forecast(
        MonthlySeries series,
        string? incumbent,
        CancellationToken cancellationToken
    )
    {
        series = series.From(Launch.FirstMonth(series.Values, _settings.SeasonLength));
        var (scale, history, prepared) = Prepare(series);
        var choice = _selector.ByRules(history, prepared, incumbent, cancellationToken);
        return Result(series, scale, history, prepared, choice);
    }

    /// <summary>Forecasts a series with the best of the named models.</summary>
    /// <param name="series">The history.</param>
    /// <param name="models">Names from <see cref="ModelNames"/>, at least one.</param>
    /// <param name="cancellationToken">Cancels between two fits.</param>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public ForecastResult Forecast(
        MonthlySeries series,
        IReadOnlyList<string> models,
        CancellationToken cancellationToken
    )
    {
        series = series.From(Launch.FirstMonth(series.Values, _settings.SeasonLength));
        var (scale, history, prepared) = Prepare(series);
        var choice = _selector.ByName(models, history, prepared, cancellationToken);
        return Result(series, scale, history, prepared, choice);
    }

    private (PowerOfTwoScale Scale, SalesHistory History, PreparedHistory Prepared) Prepare(
        MonthlySeries series
    )
    {
        var scale = PowerOfTwoScale.From(series.Values);
        var history = new SalesHistory(
            scale.Down(series.Values),
            [.. series.Stockouts],
            _knowledge.Priors.Apply(series.Regressors),
            _settings.SeasonLength
        );
        return (scale, history, history.Prepare(series.Length));
    }

    private ForecastResult Result(
        MonthlySeries series,
        PowerOfTwoScale scale,
        SalesHistory history,
        PreparedHistory prepared,
        Choice choice
    )
    {
        var forecast = choice.Chosen.Forecast!;
        var bands = PredictionBand
            .Create(choice.Chosen.Folds, _settings.Horizon)
            .Bands(forecast, prepared.Values, _knowledge.ReturnRate);
        var points = forecast.Values.Select(
            (value, h) =>
            {
                var band = scale.Up(bands[h]);
                return new ForecastPoint(
                    series.MonthAt(series.Length + h),
                    scale.Up(value),
                    band.Lower80,
                    band.Upper80,
                    band.Lower95,
                    band.Upper95
                )
                {
                    Quantiles = band.Quantiles,
                };
            }
        );
        return new ForecastResult(
            choice.Chosen.Name,
            [.. points],
            choice.Chosen.Accuracy,
            [.. choice.Candidates.Select(c => CandidateResult.From(c.Candidate, c.Weight))],
            choice.RunnerUp is { } second ? CandidateResult.From(second, 0) : null,
            choice.FailureReason,
            DemandClassifier.Classify(prepared.Values),
            ForecastAdjustment.From(series, prepared, scale)
        )
        {
            Backtest = BacktestPoints.From(
                choice.Chosen.Folds,
                history.Recorded,
                series,
                scale,
                _settings
            ),
            Effects = prepared.Effects.Effects,
            Drivers = [.. Drivers(series, prepared.Effects, forecast, scale)],
        };
    }

    private static IEnumerable<ForecastDriver> Drivers(
        MonthlySeries series,
        RegressorEffects effects,
        ModelForecast forecast,
        PowerOfTwoScale scale
    )
    {
        for (var h = 0; h < forecast.Values.Length; h++)
        for (var k = 0; k < effects.Effects.Count; k++)
        {
            var month = series.Length + h;
            var units = forecast.Values[h] * (1 - (1 / effects.Factor(k, month)));
            if (units != 0)
                yield return new(
                    series.MonthAt(month),
                    effects.Effects[k].Kind,
                    effects.Effects[k].Name,
                    scale.Up(units)
                );
        }
    }
}
