using System.Text.Json.Serialization;

namespace ForecastApi.Accuracy;

/// <summary>A forecast month beside its demand, as it is exported.</summary>
public sealed record ExportedPoint(
    string Sku,
    string? Category,
    string Origin,
    string Period,
    int Lead,
    string Model,
    string? Author,
    double Demand,
    double Quantity,
    double? Lower80,
    double? Upper80,
    double? Lower95,
    double? Upper95,
    double? Benchmark,
    double? Statistical,
    double? AbsoluteScale,
    double? SquaredScale
);

[JsonSerializable(typeof(ExportedPoint))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AccuracyExportJson : JsonSerializerContext;
