namespace ForecastApi.Http;

/// <summary>The description of a query parameter of one operation.</summary>
public sealed record ParameterDescription(string Name, string Description);
