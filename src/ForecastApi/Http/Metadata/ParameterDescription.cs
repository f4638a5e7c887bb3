namespace ForecastApi.Http.Metadata;

/// <summary>The description of a query parameter of one operation.</summary>
public sealed record ParameterDescription(string Name, string Description, string? Example = null);
