using System.Text.Json;
using System.Text.Json.Serialization;

namespace ForecastApi.Common;

/// <summary>Reads and writes a <see cref="PerMonth"/>.</summary>
public sealed class PerMonthJsonConverter : JsonConverter<PerMonth>
{
    /// <summary>The maximum length of an array or object, which exceeds the months of any plan.</summary>
    private const int MaxValues = 1000;

    public override PerMonth Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        reader.TokenType switch
        {
            JsonTokenType.StartArray => Series(ref reader),
            JsonTokenType.StartObject => ByMonth(ref reader),
            _ => new(Number(ref reader)),
        };

    public override void Write(Utf8JsonWriter writer, PerMonth value, JsonSerializerOptions options)
    {
        if (value.ByMonth is { } months)
        {
            writer.WriteStartObject();
            foreach (var (month, number) in months)
                writer.WriteNumber(month, DecimalJsonConverter.Normalise(number));
            writer.WriteEndObject();
            return;
        }
        if (value.IsSeries)
            writer.WriteStartArray();
        foreach (var number in value.Values)
            writer.WriteNumberValue(DecimalJsonConverter.Normalise(number));
        if (value.IsSeries)
            writer.WriteEndArray();
    }

    private static PerMonth Series(ref Utf8JsonReader reader)
    {
        var values = new List<decimal>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(Number(ref reader));
            CheckCount(values.Count);
        }
        return new(values);
    }

    private static PerMonth ByMonth(ref Utf8JsonReader reader)
    {
        var months = new Dictionary<string, decimal>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if (!PerMonth.IsKey(key))
                throw new JsonException(
                    "A month is expected here: 2027-08, 08 for August of every year, or * for every other month."
                );
            reader.Read();
            if (!months.TryAdd(key, Number(ref reader)))
                throw new JsonException("The same month appears twice.");
            CheckCount(months.Count);
        }
        return months.Count > 0
            ? new(months)
            : throw new JsonException("The object has no month; send one number instead.");
    }

    private static void CheckCount(int count)
    {
        if (count > MaxValues)
            throw new JsonException("There are more numbers than any plan has months.");
    }

    private static decimal Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number)
            ? number
            : throw new JsonException(
                "One number, an array of one number per month, or an object of numbers by month is expected here."
            );
}
