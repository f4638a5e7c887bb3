namespace ForecastApi.Imports.Reading;

/// <summary>The name and the media type that a form states for its file.</summary>
public sealed record FormPart(string FileName, string? MediaType);
