using System.Text.Json;
using System.Text.Json.Serialization;
using ForecastApi.Forecasting;

namespace ForecastApi.ForecastRuns;

/// <summary>What every model in the race for a product made of its history, as one column.</summary>
public static class StoredCandidates
{
    private const int Decimals = 6;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IReadOnlyList<Candidate> Of(ForecastResult result) =>
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

    /// <summary>Empty for a run from before candidates were kept.</summary>
    public static IReadOnlyList<Candidate> Parse(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<Candidate>>(json, Json)!;

    private static double? Rounded(double? error) =>
        error is { } value ? Math.Round(value, Decimals) : null;
}
