using ForecastApi.Data;

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

    private static string? Trouble(Exception error, Database database)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException!)
            if (database.Trouble(inner) is { } trouble)
                return $"The database cannot be used: {trouble} ({inner.Message})";
        return null;
    }
}
