using System.Globalization;
using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Puts the models of a series in order of preference. Rules over the <see cref="SeriesProfile"/> give the order;
/// the backtest scores every candidate on the same months, but overturns the order only among models that were asked
/// for by name: with a season's worth of months to judge by, picking the lower error per series forecasts worse than
/// the rules do (README.md has the figures).
/// </summary>
/// <param name="models">The models there are.</param>
/// <param name="settings">What is asked for.</param>
public sealed class ModelSelector(IReadOnlyList<IForecastModel> models, ForecastSettings settings)
{
    /// <summary>The candidates that the rules allow, the preferred one first.</summary>
    public IReadOnlyList<Candidate> ByRules(ReadOnlySpan<double> values, CancellationToken ct)
    {
        var profile = SeriesProfile.Of(values);
        string[] names =
            profile.Length < settings.SeasonLength ? [MeanModel.ModelName, NaiveModel.ModelName]
            : profile.IsConstant || profile.IsIntermittent ? [SeasonalNaiveModel.ModelName]
            : [SsaEnsemble.ModelName, SeasonalNaiveModel.ModelName];
        return Score(
            [
                .. models
                    .Where(m => names.Contains(m.Name) && m.MinimumHistory <= profile.Length)
                    .OrderBy(m => Array.IndexOf(names, m.Name)),
            ],
            values,
            ct
        );
    }

    /// <summary>
    /// The candidates of the given names, the lowest MASE first (the lowest WAPE where a history that repeats itself
    /// gives no scale); those that the history is too short for last.
    /// </summary>
    /// <exception cref="ArgumentException">There is no model of that name.</exception>
    public IReadOnlyList<Candidate> ByName(
        IEnumerable<string> names,
        ReadOnlySpan<double> values,
        CancellationToken ct
    )
    {
        var wanted = names.Distinct().Select(Named).ToList();
        var length = values.Length;
        var able = wanted.Where(model => model.MinimumHistory <= length).ToList();
        return
        [
            .. Score(able, values, ct)
                .OrderBy(candidate => candidate.Accuracy.Mase ?? double.PositiveInfinity)
                .ThenBy(candidate => candidate.Accuracy.Wape ?? double.PositiveInfinity),
            .. wanted.Except(able).Select(model => TooShort(model, length)),
        ];
    }

    /// <summary>What always works: the seasonal naive forecast, or the mean of a history shorter than a season.</summary>
    public Candidate Fallback(ReadOnlySpan<double> values, CancellationToken ct) =>
        Score(
            [
                values.Length >= settings.SeasonLength
                    ? new SeasonalNaiveModel(settings.SeasonLength)
                    : new MeanModel(),
            ],
            values,
            ct
        )[0];

    private IForecastModel Named(string name) =>
        models.FirstOrDefault(model => model.Name == name)
        ?? throw new ArgumentException($"There is no model '{name}'.", nameof(name));

    private static Candidate TooShort(IForecastModel model, int length) =>
        Candidate.Failed(
            model,
            string.Create(
                CultureInfo.InvariantCulture,
                $"it needs {model.MinimumHistory} months of history, there are {length}."
            )
        );

    /// <summary>Scores models by rolling origin, all from the same origins; a failure is kept with its reason.</summary>
    private List<Candidate> Score(
        IReadOnlyList<IForecastModel> candidates,
        ReadOnlySpan<double> values,
        CancellationToken ct
    )
    {
        var scored = new List<Candidate>(candidates.Count);
        if (candidates.Count == 0)
            return scored;
        var origins = Backtest.Origins(
            values.Length,
            candidates.Max(model => model.MinimumHistory),
            settings
        );
        foreach (var model in candidates)
            scored.Add(Score(model, values, origins, ct));
        return scored;
    }

    private Candidate Score(
        IForecastModel model,
        ReadOnlySpan<double> values,
        IReadOnlyList<int> origins,
        CancellationToken ct
    )
    {
        try
        {
            var folds = Backtest.Run(model, values, origins, settings, ct);
            return new Candidate(
                model,
                folds,
                BacktestAccuracy.Of(folds, settings.Horizon),
                FailureReason: null
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Candidate.Failed(model, e.Message);
        }
    }
}
