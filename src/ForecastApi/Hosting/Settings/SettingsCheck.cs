using System.Reflection;
using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Hosting.Settings;

/// <summary>Finds every error of the settings at once: unknown names, values of the wrong type, values out of range.</summary>
public static class SettingsCheck
{
    private const string ConnectionStrings = "ConnectionStrings";

    /// <summary>The connection string, and the name that Azure adds beside it.</summary>
    private static readonly string[] KnownConnections = ["Forecast", "Forecast_ProviderName"];

    private static readonly MethodInfo Check = typeof(SettingsSection).GetMethod(
        nameof(SettingsSection.Check)
    )!;

    /// <summary>Returns the errors, one per line, each with the name of its setting.</summary>
    public static IReadOnlyList<string> Find(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return
        [
            .. UnknownConnections(configuration),
            .. Sections()
                .SelectMany(section =>
                    (IEnumerable<string>)
                        Check
                            .MakeGenericMethod(section.Type)
                            .Invoke(null, [services, configuration, section.Name])!
                )
                .Distinct(),
        ];
    }

    private static IEnumerable<string> UnknownConnections(IConfiguration configuration) =>
        configuration
            .GetSection(ConnectionStrings)
            .GetChildren()
            .Where(c => !KnownConnections.Contains(c.Key, StringComparer.OrdinalIgnoreCase))
            .Select(c => $"{c.Path} is not a setting. The name is {ConnectionStrings}:Forecast.");

    /// <summary>The options classes with the sections that they name; the installation's are at the top level.</summary>
    private static IEnumerable<(Type Type, string Name)> Sections() =>
        typeof(SettingsCheck)
            .Assembly.GetTypes()
            .Select(type =>
                (
                    Type: type,
                    Name: type.GetField(
                            nameof(DatabaseOptions.Section),
                            BindingFlags.Public | BindingFlags.Static
                        )
                        ?.GetRawConstantValue() as string
                )
            )
            .Where(section => section.Name is not null)
            .OrderBy(section => section.Name, StringComparer.Ordinal)
            .Select(section => (section.Type, section.Name!))
            .Append((typeof(InstallationOptions), ""));
}
