namespace ForecastApi.Imports.Reading;

/// <summary>What a form states about its file.</summary>
public sealed record FormPart(string FileName, string? MediaType);
