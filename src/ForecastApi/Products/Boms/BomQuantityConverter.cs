using System.Text.Json;
using System.Text.Json.Serialization;
using ForecastApi.Common;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Products.Boms;

/// <summary>Writes the quantity of a bill of materials, which is exact to more decimals than other quantities.</summary>
public sealed class BomQuantityConverter : JsonConverter<decimal>
{
    public override decimal Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => DecimalJsonConverter.ReadNumber(ref reader);

    public override void Write(
        Utf8JsonWriter writer,
        decimal value,
        JsonSerializerOptions options
    ) => writer.WriteNumberValue(Normalise(value));

    /// <summary>Removes trailing zeros.</summary>
    public static decimal Normalise(decimal value) =>
        DecimalJsonConverter.Normalise(value, BillRules.QuantityDecimals);
}
