using System.Text.Json;
using System.Text.Json.Serialization;

namespace ForecastApi.Common;

/// <summary>A value written as one number or as an array with one number per month.</summary>
/// <param name="Values">The one number, or the numbers of the months.</param>
/// <param name="IsSeries">Whether it was written as an array.</param>
[JsonConverter(typeof(PerMonthJsonConverter))]
public sealed record PerMonth(IReadOnlyList<decimal> Values, bool IsSeries)
{
    /// <summary>The maximum length of an array, which exceeds the months of any plan. Reading rejects a longer one.</summary>
    private const int MaxValues = 1000;

    /// <summary>Returns one value per month; an array keeps its length.</summary>
    public decimal[] Expand(int months) =>
        IsSeries ? [.. Values] : [.. Enumerable.Repeat(Values[0], months)];

    private sealed class PerMonthJsonConverter : JsonConverter<PerMonth>
    {
        public override PerMonth Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                return new([Number(ref reader)], false);
            var values = new List<decimal>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                values.Add(Number(ref reader));
                if (values.Count > MaxValues)
                    throw new JsonException("The array has more numbers than any plan has months.");
            }
            return new(values, true);
        }

        public override void Write(
            Utf8JsonWriter writer,
            PerMonth value,
            JsonSerializerOptions options
        )
        {
            if (value.IsSeries)
                writer.WriteStartArray();
            foreach (var number in value.Values)
                writer.WriteNumberValue(DecimalJsonConverter.Normalise(number));
            if (value.IsSeries)
                writer.WriteEndArray();
        }

        private static decimal Number(ref Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number)
                ? number
                : throw new JsonException(
                    "One number, or an array of one number per month, is expected here."
                );
    }
}
