using System.Net.Sockets;
using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Describes the start-up errors that an operator can fix.</summary>
public static class StartupErrors
{
    /// <summary>Describes a database that cannot be used; null for any other error.</summary>
    public static string? DescribeDatabase(Exception error, Database database) =>
        error switch
        {
            NewerSchemaException => error.Message,
            UnauthorizedAccessException or IOException =>
                $"The folder of the database is not writable: {error.Message}",
            _ => DescribeOutage(error, database),
        };

    /// <summary>Lists the errors of the configuration, one per line; null for any other error.</summary>
    public static string? DescribeConfiguration(Exception error) =>
        DescribeConfiguration([.. Failures(error)]);

    /// <summary>Lists the errors of the configuration, one per line; null if there are none.</summary>
    public static string? DescribeConfiguration(IReadOnlyList<string> failures) =>
        failures.Count == 0
            ? null
            : "The configuration is invalid:\n"
                + string.Join(
                    '\n',
                    failures.Distinct().Select(failure => "- " + failure.ReplaceLineEndings(" "))
                );

    /// <summary>Describes an address that the web server cannot listen on; null for any other error.</summary>
    public static string? DescribeServer(Exception error) =>
        error is IOException or SocketException or FormatException
        || (
            error is InvalidOperationException
            && error.Message.Contains("HTTPS", StringComparison.Ordinal)
        )
            ? $"The service cannot listen: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Set ASPNETCORE_URLS to a free address of this machine, such as http://localhost:5081."
            : null;

    private static IEnumerable<string> Failures(Exception error) =>
        error switch
        {
            OptionsValidationException options => options.Failures,
            AggregateException several => several.InnerExceptions.SelectMany(Failures),
            // The binder's error for a value of the wrong type; its message names the key
            InvalidOperationException
            {
                InnerException: FormatException or ArgumentException
            } binding => [binding.Message],
            _ => [],
        };

    private static string? DescribeOutage(Exception error, Database database)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException!)
            if (database.DescribeOutage(inner) is { } outage)
                return $"The database is not usable: {outage} ({inner.Message})";
        return null;
    }
}
