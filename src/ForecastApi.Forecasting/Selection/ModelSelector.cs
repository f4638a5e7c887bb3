using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Selection;

/// <summary>
/// Chooses the model of a series: rules (<see cref="SeriesProfile"/>) say which models may run, the backtest scores
/// them all on the same months, the first one stays unless another is clearly better.
/// </summary>
/// <param name="models">The models there are.</param>
/// <param name="settings">What is asked for.</param>
public sealed class ModelSelector(IReadOnlyList<IForecastModel> models, ForecastSettings settings)
{
    /// <summary>
    /// The preferred model gives way only to one whose MASE is below this share of its own: on a few months of
    /// backtest a smaller difference is noise, and the forecast should not change its model from night to night.
    /// </summary>
    private const double ClearlyBetter = 0.8;

    /// <summary>The models for a history by the rules, the preferred one first.</summary>
    public IReadOnlyList<IForecastModel> Eligible(SeriesProfile profile)
    {
        string[] names =
            profile.Length < settings.SeasonLength ? [NaiveModel.ModelName, MeanModel.ModelName]
            : profile.IsConstant || profile.IsIntermittent ? [SeasonalNaiveModel.ModelName]
            : [SsaEnsemble.ModelName, SeasonalNaiveModel.ModelName];
        return
        [
            .. names
                .Select(name => models.FirstOrDefault(model => model.Name == name))
                .OfType<IForecastModel>()
                .Where(model => model.MinimumHistory <= profile.Length),
        ];
    }

    /// <summary>Scores the candidates by rolling origin, all from the same origins; a failure is kept with its reason.</summary>
    public IReadOnlyList<Candidate> Score(
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

    /// <summary>The chosen one, or null when all have failed.</summary>
    public static Candidate? Choose(IReadOnlyList<Candidate> candidates)
    {
        Candidate? chosen = null;
        foreach (var candidate in candidates.Where(c => c.FailureReason is null))
        {
            if (chosen is null || candidate.Accuracy.Mase < ClearlyBetter * chosen.Accuracy.Mase)
                chosen = candidate;
        }

        return chosen;
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
            return new Candidate(model, folds, BacktestAccuracy.Of(folds), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Candidate(model, [], BacktestAccuracy.None, $"{model.Name}: {e.Message}");
        }
    }
}
