using ForecastApi.Http;

namespace ForecastApi.Imports;

/// <summary>An error in a row of an imported file.</summary>
/// <param name="Field">The column or JSON member; null when the row as a whole is at fault.</param>
/// <param name="Message">The reason, as a predicate: "is not a number."</param>
public readonly record struct RowError(string? Field, string Message)
{
    /// <summary>Returns the field errors of a validation problem as errors of a row.</summary>
    public static IEnumerable<RowError> From(ProblemException problem) =>
        problem.Errors!.SelectMany(e => e.Value.Select(message => new RowError(e.Key, message)));
}
