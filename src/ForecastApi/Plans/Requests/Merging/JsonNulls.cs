using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ForecastApi.Plans.Requests.Merging;

/// <summary>Removes the nulls of a body: null puts a property back to its default, which is that of an absent one.</summary>
public static class JsonNulls
{
    /// <summary>Removes the nulls of all properties that the type has; others remain, so that reading rejects them.</summary>
    public static void Remove(JsonNode? node, Type type, JsonSerializerOptions options)
    {
        var contract = options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (node is JsonObject values && contract.Kind == JsonTypeInfoKind.Object)
            foreach (var property in contract.Properties)
            {
                if (!values.TryGetPropertyValue(property.Name, out var value))
                    continue;
                if (value is not null)
                    Remove(value, property.PropertyType, options);
                else if (!property.IsRequired)
                    values.Remove(property.Name);
            }
        else if (node is JsonArray list && contract.ElementType is { } element)
            foreach (var item in list)
                Remove(item, element, options);
    }
}
