using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Requests.Merging;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans;

/// <summary>Reads and writes plans as the JSON of the API, in which they are stored.</summary>
public sealed class PlanJson(IOptions<JsonOptions> json)
{
    // A plan stored by an older version lacks newer fields: they read as null.
    private readonly JsonSerializerOptions _options = new(json.Value.SerializerOptions)
    {
        RespectRequiredConstructorParameters = false,
    };

    public string Write<T>(T value) => JsonSerializer.Serialize(value, _options);

    /// <summary>Reads a stored plan request.</summary>
    public PlanBody ReadBody(string text) => PlanBody.Read(JsonNode.Parse(text), _options);

    public T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, _options)!;

    /// <summary>
    /// Reads the plan of one strategy and skips the others: an answer of 200 products with all strategies has several
    /// megabytes. Returns null when the answer has no such strategy.
    /// </summary>
    public StrategyPlan? ReadPlan(string answer, string strategy)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(answer));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPlans = reader.ValueTextEquals("plans"u8);
            reader.Read();
            if (!isPlans)
            {
                reader.Skip();
                continue;
            }
            for (; reader.Read() && reader.TokenType == JsonTokenType.StartObject; reader.Skip())
                if (IsOf(reader, strategy))
                    return JsonSerializer.Deserialize<StrategyPlan>(ref reader, _options);
        }
        return null;
    }

    // Looks ahead on a copy of the reader; the strategy is the first property of a plan.
    private static bool IsOf(Utf8JsonReader plan, string strategy) =>
        plan.Read()
        && plan.ValueTextEquals("strategy"u8)
        && plan.Read()
        && plan.ValueTextEquals(strategy);

    public static string Text<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static StrategyName? Strategy(string? text) =>
        text is null ? null : Enum.Parse<StrategyName>(text, ignoreCase: true);
}
