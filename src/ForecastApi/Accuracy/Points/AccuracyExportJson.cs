using System.Text.Json.Serialization;

namespace ForecastApi.Accuracy.Points;

[JsonSerializable(typeof(ExportedPoint))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AccuracyExportJson : JsonSerializerContext;
