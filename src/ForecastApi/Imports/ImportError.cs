namespace ForecastApi.Imports;

/// <param name="Line">The line in the file. The header of a CSV file is line 1.</param>
public sealed record ImportError(long Line, string? Field, string Message)
{
    private const int MaxFieldLength = 50;
    private const int MaxMessageLength = 400;

    /// <summary>Returns the error of a line, cut to the lengths that the database stores.</summary>
    public static ImportError From(long line, RowError error) =>
        new(
            line,
            error.Field is { Length: > MaxFieldLength } field
                ? field[..MaxFieldLength]
                : error.Field,
            error.Message.Length > MaxMessageLength
                ? error.Message[..MaxMessageLength]
                : error.Message
        );
}
