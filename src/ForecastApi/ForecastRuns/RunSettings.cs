using System.Text.Json;
using ForecastApi.Forecasting;

namespace ForecastApi.ForecastRuns;

/// <summary>The settings that, together with the data, determine the forecasts of a run.</summary>
/// <param name="Engine">The version of the forecasting engine.</param>
/// <param name="Horizon">The number of months to forecast.</param>
/// <param name="SeasonLength">The number of months in a season.</param>
/// <param name="Folds">The number of origins in the backtest that selects the models.</param>
/// <param name="PooledTrees">Whether the combination includes pooled trees.</param>
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

    /// <summary>Parses the stored settings; null for a run older than the column.</summary>
    public static RunSettings? Parse(string? json) =>
        json is null
            ? null
            : JsonSerializer.Deserialize<RunSettings>(json, JsonSerializerOptions.Web);
}
