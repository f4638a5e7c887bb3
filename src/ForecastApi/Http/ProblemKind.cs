namespace ForecastApi.Http;

/// <summary>The explanation of a problem code.</summary>
/// <param name="Code">The stable code for programs.</param>
/// <param name="Status">The usual HTTP status.</param>
/// <param name="Meaning">The cause of the problem.</param>
/// <param name="Remedy">The action that resolves it.</param>
public sealed record ProblemKind(string Code, int Status, string Meaning, string Remedy);
