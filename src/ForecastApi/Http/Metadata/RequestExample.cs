namespace ForecastApi.Http.Metadata;

/// <summary>An example of an operation's request body.</summary>
public sealed record RequestExample(string MediaType, string Body);
