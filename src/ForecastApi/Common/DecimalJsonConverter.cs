using System.Text.Json;
using System.Text.Json.Serialization;

namespace ForecastApi.Common;

/// <summary>Writes money and quantities with at most six decimals and no trailing zeros.</summary>
public sealed class DecimalJsonConverter : JsonConverter<decimal>
{
    public const int Decimals = 6;

    public override decimal Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => ReadNumber(ref reader);

    public override void Write(
        Utf8JsonWriter writer,
        decimal value,
        JsonSerializerOptions options
    ) => writer.WriteNumberValue(Normalise(value));

    /// <summary>Reads a number of any decimals.</summary>
    public static decimal ReadNumber(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value)
            ? value
            : throw new JsonException("A number is expected here, within ±10^28.");

    /// <summary>Rounds to six decimals and removes trailing zeros, by a division by one in full scale.</summary>
    public static decimal Normalise(decimal value) => Normalise(value, Decimals);

    /// <summary>Rounds to some decimals and removes trailing zeros.</summary>
    public static decimal Normalise(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.ToEven) / 1.0000000000000000000000000000m;
}
