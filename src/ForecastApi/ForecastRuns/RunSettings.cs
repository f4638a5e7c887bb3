using System.Text.Json;
using ForecastApi.Forecasting;

namespace ForecastApi.ForecastRuns;

/// <summary>What beside its data decides what a run forecasts.</summary>
/// <param name="Engine">Version of the forecasting engine.</param>
/// <param name="Horizon">Months forecast.</param>
/// <param name="SeasonLength">Months in a season.</param>
/// <param name="Folds">Origins of the backtest by which models are chosen.</param>
/// <param name="PooledTrees">Whether trees were asked for in the combination.</param>
public sealed record RunSettings(
    string Engine,
    int Horizon,
    int SeasonLength,
    int Folds,
    bool PooledTrees
)
{
    public static RunSettings Of(ForecastSettings settings) =>
        new(
            typeof(Forecaster).Assembly.GetName().Version!.ToString(3),
            settings.Horizon,
            settings.SeasonLength,
            settings.Folds,
            settings.PooledTrees
        );

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Null for a run from before settings were kept.</summary>
    public static RunSettings? Parse(string? json) =>
        json is null
            ? null
            : JsonSerializer.Deserialize<RunSettings>(json, JsonSerializerOptions.Web);
}
