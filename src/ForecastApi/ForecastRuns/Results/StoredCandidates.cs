using System.Text.Json;
using System.Text.Json.Serialization;
using ForecastApi.Forecasting;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>The candidates of a product with their errors, as the JSON of one column.</summary>
public static class StoredCandidates
{
    private const int Decimals = 6;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Maps the candidates of a forecast, their errors rounded to six decimals.</summary>
    public static IReadOnlyList<Candidate> From(ForecastResult result) =>
        [
            .. result.Candidates.Select(c => new Candidate(
                c.Model,
                Rounded(c.Mase),
                Rounded(c.Smape),
                c.Selected,
                c.Weight,
                c.FailureReason
            )),
        ];

    public static string ToJson(IReadOnlyList<Candidate> candidates) =>
        JsonSerializer.Serialize(candidates, Json);

    /// <summary>Returns the candidates; empty for a run older than the column.</summary>
    public static IReadOnlyList<Candidate> Parse(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<Candidate>>(json, Json)!;

    private static double? Rounded(double? error) =>
        ForecastMapping.ToStored(error) is { } value ? Math.Round(value, Decimals) : null;
}
