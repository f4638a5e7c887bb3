using System.Globalization;
using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Selects the forecast of a series. Rules exclude models that do not suit the history (<see cref="ModelRules"/>), the
/// backtest scores the others on the same months, and their combination is the forecast, unless one model clearly wins.
/// </summary>
/// <param name="models">The available models.</param>
/// <param name="settings">Horizon, season and folds.</param>
public sealed class ModelSelector(IReadOnlyList<IForecastModel> models, ForecastSettings settings)
{
    /// <summary>
    /// A single model takes the combination's place when its backtest error is below this share of the combination's.
    /// The incumbent keeps the place below <see cref="DefenceShare"/>, so that the selection does not alternate between
    /// runs. A share near 1 gives worse forecasts; see README.md.
    /// </summary>
    private const double ChallengeShare = 0.5;

    private const double DefenceShare = 0.6;

    /// <summary>Selects the forecast by the rules and the backtest.</summary>
    /// <param name="history">The recorded sales.</param>
    /// <param name="prepared">All their months, prepared for training.</param>
    /// <param name="incumbent">The name of the model of the previous run; null when there is none.</param>
    /// <param name="cancellationToken">Cancels between two fits.</param>
    public Choice ByRules(
        SalesHistory history,
        PreparedHistory prepared,
        string? incumbent,
        CancellationToken cancellationToken
    )
    {
        if (DiscontinuedModel.AppliesTo(prepared.Values, settings.SeasonLength))
            return Alone([DiscontinuedModel.Candidate(settings.Horizon)]);

        var profile = SeriesProfile.From(prepared.Values, settings.SeasonLength);
        var members = models.Where(m => ModelRules.IsMember(m, profile, settings)).ToList();
        var contenders = models
            .Except(members)
            .Where(m => ModelRules.IsContender(m, profile, settings));
        var scored = Score([.. members, .. contenders], history, prepared, cancellationToken);
        var usable = scored.Take(members.Count).Where(c => c.Forecast is not null).ToList();
        return usable.Count switch
        {
            0 => Fallback(scored, history, prepared, cancellationToken),
            1 => Single(usable[0], scored),
            _ => Combined(usable, scored, profile.IsIntermittent, incumbent),
        };
    }

    /// <summary>
    /// Selects the named model with the lowest MASE (the lowest WAPE when a flat history gives no scale); the fallback
    /// when all of them fail.
    /// </summary>
    /// <inheritdoc cref="ByRules" path="/param"/>
    /// <param name="names">Names of models.</param>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public Choice ByName(
        IEnumerable<string> names,
        SalesHistory history,
        PreparedHistory prepared,
        CancellationToken cancellationToken
    )
    {
        var named = names.Distinct().Select(Named).ToList();
        var usable = named.Where(model => model.MinHistory <= prepared.Values.Length).ToList();
        List<Candidate> scored =
        [
            .. Score(usable, history, prepared, cancellationToken)
                .OrderBy(candidate => candidate.Accuracy.Mase ?? double.PositiveInfinity)
                .ThenBy(candidate => candidate.Accuracy.Wape ?? double.PositiveInfinity),
            .. named.Except(usable).Select(model => TooShort(model, prepared.Values.Length)),
        ];
        return scored.Find(c => c.Forecast is not null) is { } best
            ? Single(best, scored)
            : Fallback(scored, history, prepared, cancellationToken);
    }

    /// <summary>
    /// Returns the combination, unless a single model clearly beats it. For intermittent demand a single model is never
    /// selected: the absolute error prefers a forecast of zero.
    /// </summary>
    private Choice Combined(
        List<Candidate> usable,
        List<Candidate> scored,
        bool intermittent,
        string? incumbent
    )
    {
        var combination = Combination.Create(
            usable,
            settings.Horizon,
            intermittent ? c => c.CumulativeError : c => c.Error
        );
        var best = scored.Where(c => c.Error is not null).MinBy(c => c.Error);
        if (best is not null && !intermittent && ClearlyWins(best, combination.Forecast, incumbent))
            return Single(best, scored) with { RunnerUp = combination.Forecast };
        return new Choice(
            combination.Forecast,
            [
                .. scored.Select(c =>
                    (c, usable.IndexOf(c) is var i and >= 0 ? combination.Weights[i] : 0)
                ),
            ],
            best,
            FailureReason: null
        );
    }

    private static bool ClearlyWins(Candidate model, Candidate combination, string? incumbent)
    {
        var share = model.Name == incumbent ? DefenceShare : ChallengeShare;
        return model.Folds.Zip(combination.Folds).All(f => f.First.Mae < share * f.Second.Mae);
    }

    /// <summary>
    /// Returns the fallback: the seasonal naive forecast, or the mean of a history shorter than a season.
    /// </summary>
    private Choice Fallback(
        List<Candidate> failed,
        SalesHistory history,
        PreparedHistory prepared,
        CancellationToken cancellationToken
    )
    {
        IForecastModel model =
            prepared.Values.Length >= settings.SeasonLength
                ? new SeasonalNaiveModel(settings.SeasonLength)
                : new MeanModel();
        var fallback = Score([model], history, prepared, cancellationToken)[0];
        var others = failed.Where(c => c.Name != fallback.Name).ToList();
        return Single(fallback, [.. others, fallback]) with
        {
            FailureReason = string.Join(' ', others.Select(c => c.FailureReason).OfType<string>()),
        };
    }

    private static Choice Alone(List<Candidate> scored) => Single(scored[0], scored);

    private static Choice Single(Candidate chosen, List<Candidate> scored) =>
        new(
            chosen,
            [.. scored.Select(c => (c, c == chosen ? 1.0 : 0.0))],
            scored.Where(c => c != chosen && c.Error is not null).MinBy(c => c.Error),
            FailureReason: null
        );

    private IForecastModel Named(string name) =>
        models.FirstOrDefault(model => model.Name == name)
        ?? throw new ArgumentException($"Unknown model '{name}'.", nameof(name));

    private static Candidate TooShort(IForecastModel model, int length) =>
        Candidate.Failed(
            model.Name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"needs {model.MinHistory} months of history, but there are {length}."
            )
        );

    /// <summary>Scores models from the same origins; a failed model is kept with its reason.</summary>
    private List<Candidate> Score(
        IReadOnlyList<IForecastModel> candidates,
        SalesHistory history,
        PreparedHistory prepared,
        CancellationToken cancellationToken
    )
    {
        if (candidates.Count == 0)
            return [];
        var minimum = candidates.Max(model => model.MinHistory);
        var origins = Backtest.Origins(history, minimum, settings);
        return [.. candidates.Select(model => Score(model, prepared, origins, cancellationToken))];
    }

    private Candidate Score(
        IForecastModel model,
        PreparedHistory prepared,
        IReadOnlyList<BacktestOrigin> origins,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var folds = Backtest.Run(model, origins, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return new Candidate(
                model.Name,
                prepared.Effects.Apply(
                    ModelRun.Run(model, prepared.Values, settings.Horizon),
                    prepared.Values.Length
                ),
                folds,
                BacktestAccuracy.From(folds, settings.Horizon),
                FailureReason: null
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Candidate.Failed(model.Name, ModelFailure.Describe(e));
        }
    }
}
