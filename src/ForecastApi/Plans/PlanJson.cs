using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Requests;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans;

/// <summary>The stored form of an answer: the JSON that was sent.</summary>
public sealed class PlanJson(IOptions<JsonOptions> json)
{
    // A plan that an older version stored lacks the fields that came later: they read as null.
    private readonly JsonSerializerOptions _options = new(json.Value.SerializerOptions)
    {
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = json.Value.SerializerOptions.TypeInfoResolver!.WithAddedModifier(Omit),
    };

    // A workforce that was not given is the stored one; null, where written, means that labour is not modelled
    private static void Omit(JsonTypeInfo type)
    {
        if (type.Type != typeof(PlanRequest))
            return;
        foreach (var property in type.Properties.Where(p => p.Name == "workforce"))
            property.ShouldSerialize = (request, _) => ((PlanRequest)request).WorkforceIsGiven;
    }

    public string Write<T>(T value) => JsonSerializer.Serialize(value, _options);

    public T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, _options)!;

    /// <summary>
    /// One plan of a stored answer, the others passed over unread: an answer of 200 products and all strategies runs to
    /// megabytes. Null when the answer has no such strategy.
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

    // A copy of the reader looks ahead; the strategy is the first that is written of a plan.
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
