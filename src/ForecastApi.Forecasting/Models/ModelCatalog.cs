using ForecastApi.Forecasting.Models.Ssa;

namespace ForecastApi.Forecasting.Models;

/// <summary>The models of the service.</summary>
public static class ModelCatalog
{
    /// <summary>Creates all models for a season length in months.</summary>
    public static IReadOnlyList<IForecastModel> Create(int seasonLength) =>
        [
            new EtsModel(seasonLength),
            new OptimisedThetaModel(seasonLength),
            new ThetaModel(seasonLength),
            SsaEnsemble.Create(seasonLength),
            new AggregatedEtsModel(seasonLength),
            new CrostonModel(),
            new SbaModel(),
            new TsbModel(),
            new AdidaModel(),
            new InSeasonModel(seasonLength),
            new SeasonalNaiveModel(seasonLength),
            new NaiveModel(),
            new MeanModel(),
            new SeasonMeanModel(seasonLength),
#if MLNET_TIMESERIES
            new MlNetSsaModel(seasonLength + 1),
#endif
        ];
}
