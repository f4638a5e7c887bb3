using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Ssa;
using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Forecasting.Selection;

/// <summary>Determines the models that suit a history, so that the others need no backtest.</summary>
internal static class ModelRules
{
    // Its class is in builds with ML.NET's time series only.
    private const string MlNetSsa = "mlNetSsa";

    private static readonly string[] Regular =
    [
        EtsModel.ModelName,
        AggregatedEtsModel.ModelName,
        OptimisedThetaModel.ModelName,
        SsaEnsemble.ModelName,
    ];

    private static readonly string[] New =
    [
        MeanModel.ModelName,
        NaiveModel.ModelName,
        EtsModel.ModelName,
        OptimisedThetaModel.ModelName,
    ];

    private static readonly string[] Intermittent = [TsbModel.ModelName, SeasonMeanModel.ModelName];

    /// <summary>Whether a model is a member of the combination.</summary>
    public static bool IsMember(
        IForecastModel model,
        SeriesProfile profile,
        ForecastSettings settings
    )
    {
        var season = settings.SeasonLength;
        if (profile.Length < model.MinHistory)
            return false;
        if (profile.Length >= season && profile.IsConstant)
            return model.Name == SeasonalNaiveModel.ModelName;
        if (profile.HasSeasonalZeros)
            return model.Name is InSeasonModel.ModelName or SeasonalNaiveModel.ModelName;
        if (profile.IsIntermittent)
            return Intermittent.Contains(model.Name);
        if (profile.Length < season)
            return New.Contains(model.Name);
        if (model is PooledModel)
            return true;
        if (model.Name == SeasonalNaiveModel.ModelName)
            return profile.Length <= 3 * season;
        return Regular.Contains(model.Name) && profile.Length >= model.MinHistory + season;
    }

    /// <summary>
    /// Whether a model takes part in the selection without being a member: the naive benchmark, and ML.NET's SSA.
    /// </summary>
    public static bool IsContender(
        IForecastModel model,
        SeriesProfile profile,
        ForecastSettings settings
    )
    {
        var season = settings.SeasonLength;
        if (profile.Length < model.MinHistory)
            return false;
        if (model.Name == MlNetSsa)
            return settings.MlNetSsa
                && profile is { IsIntermittent: false, HasSeasonalZeros: false, IsConstant: false }
                && profile.Length >= model.MinHistory + season;
        return model.Name
            == (profile.Length < season ? NaiveModel.ModelName : SeasonalNaiveModel.ModelName);
    }
}
