using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>What keeps the service from starting, in words, where an operator can mend it.</summary>
public static class StartRefusal
{
    /// <summary>Null for an error that nobody foresaw.</summary>
    public static string? Of(Exception error, Database database) =>
        error switch
        {
            NewerSchemaException => error.Message,
            UnauthorizedAccessException or IOException =>
                $"The folder of the database cannot be written: {error.Message}",
            _ => Trouble(error, database),
        };

    /// <summary>Each mistake of the configuration on a line; null for an error that is none.</summary>
    public static string? OfConfiguration(Exception error)
    {
        var wrong = Mistakes(error).Distinct().ToList();
        return wrong.Count == 0
            ? null
            : "The configuration is wrong:\n" + string.Join('\n', wrong.Select(w => "- " + w));
    }

    private static IEnumerable<string> Mistakes(Exception error) =>
        error switch
        {
            OptionsValidationException options => options.Failures,
            AggregateException several => several.InnerExceptions.SelectMany(Mistakes),
            // The binder's word for a value of the wrong type; it names the key
            InvalidOperationException
            {
                InnerException: FormatException or ArgumentException
            } bound => [bound.Message],
            _ => [],
        };

    private static string? Trouble(Exception error, Database database)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException!)
            if (database.Trouble(inner) is { } trouble)
                return $"The database cannot be used: {trouble} ({inner.Message})";
        return null;
    }
}
