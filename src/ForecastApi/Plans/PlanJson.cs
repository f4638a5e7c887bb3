using System.Text.Json;
using ForecastApi.Planning.Input;
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
    };

    public string Write<T>(T value) => JsonSerializer.Serialize(value, _options);

    public T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, _options)!;

    public static string Text<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static StrategyName? Strategy(string? text) =>
        text is null ? null : Enum.Parse<StrategyName>(text, ignoreCase: true);
}
