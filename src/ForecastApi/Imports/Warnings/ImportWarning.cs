namespace ForecastApi.Imports.Warnings;

/// <summary>A probable mistake in a file; no row is rejected because of it.</summary>
/// <param name="Line">The line in the file where the case occurs first. The header of a CSV file is line 1.</param>
public sealed record ImportWarning(long Line, string? Field, WarningCode Code, string Message)
{
    private const int MaxMessageLength = 400;

    /// <summary>Creates a warning, cut to the lengths that the database stores.</summary>
    public static ImportWarning Of(long line, string? field, WarningCode code, string message) =>
        new(
            line,
            field,
            code,
            message.Length > MaxMessageLength ? message[..MaxMessageLength] : message
        );
}
