using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ForecastApi.Common;

namespace ForecastApi.Http.Codes;

/// <summary>
/// Gives the SKUs of JSON bodies their stored form, by the names of the properties: <c>sku</c> and names that end with
/// <c>Sku</c>, lists named <c>skus</c>, and numbers by SKU such as <c>hoursPerUnit</c>.
/// </summary>
public static class SkuJson
{
    private static readonly string[] NumbersBySku = ["hoursPerUnit", "unitsOf"];

    /// <summary>Modifies the contract of a type.</summary>
    public static void Modify(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (
                property.PropertyType == typeof(string)
                && property.Name.EndsWith("sku", StringComparison.OrdinalIgnoreCase)
            )
                property.CustomConverter = new One();
            else if (
                property.PropertyType == typeof(IReadOnlyList<string>)
                && property.Name.Equals("skus", StringComparison.Ordinal)
            )
                property.CustomConverter = new Many();
            else if (
                property.PropertyType == typeof(IReadOnlyDictionary<string, decimal>)
                && NumbersBySku.Contains(property.Name, StringComparer.Ordinal)
            )
                property.CustomConverter = new Keys();
    }

    private sealed class One : JsonConverter<string>
    {
        public override string? Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => CodeText.Clean(reader.GetString()!);

        public override void Write(
            Utf8JsonWriter writer,
            string value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value);
    }

    private sealed class Many : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            // A null in the list is for the rules of the request to report
            [
                .. JsonSerializer
                    .Deserialize<string?[]>(ref reader, options)!
                    .Select(sku => sku is null ? null! : CodeText.Clean(sku)),
            ];

        public override void Write(
            Utf8JsonWriter writer,
            IReadOnlyList<string> value,
            JsonSerializerOptions options
        ) => JsonSerializer.Serialize(writer, value, options);
    }

    private sealed class Keys : JsonConverter<IReadOnlyDictionary<string, decimal>>
    {
        public override IReadOnlyDictionary<string, decimal> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var given = JsonSerializer.Deserialize<Dictionary<string, decimal>>(
                ref reader,
                options
            )!;
            var clean = new Dictionary<string, decimal>(given.Count, StringComparer.Ordinal);
            foreach (var (sku, number) in given)
                if (!clean.TryAdd(CodeText.Clean(sku), number))
                    throw new JsonException("A SKU appears twice in an object of numbers by SKU.");
            return clean;
        }

        public override void Write(
            Utf8JsonWriter writer,
            IReadOnlyDictionary<string, decimal> value,
            JsonSerializerOptions options
        ) => JsonSerializer.Serialize(writer, value, options);
    }
}
