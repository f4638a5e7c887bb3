namespace ForecastApi.Http.Metadata;

/// <summary>The specific problem codes of one error status of an operation.</summary>
public sealed record ProducedProblemCodes(int Status, IReadOnlyList<string> Codes);
