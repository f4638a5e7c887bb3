using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting.Settings;

/// <summary>
/// Checks one section. The binder stops at the first value that it cannot convert: such values are reported here, and the
/// others are bound and validated without them.
/// </summary>
public static class SettingsSection
{
    /// <summary>Returns the errors of a section.</summary>
    /// <param name="services">Holds the validators of the options.</param>
    /// <param name="configuration">All settings.</param>
    /// <param name="name">The section; empty for settings at the top level, where others have theirs too.</param>
    public static IEnumerable<string> Check<T>(
        IServiceProvider services,
        IConfiguration configuration,
        string name
    )
        where T : class, new()
    {
        var known = typeof(T)
            .GetProperties()
            .Where(p => p.CanWrite && !typeof(Delegate).IsAssignableFrom(p.PropertyType))
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var section = name.Length == 0 ? configuration : configuration.GetSection(name);
        var errors = new List<string>();
        var usable = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
            if (!known.TryGetValue(setting.Key, out var property))
            {
                if (name.Length > 0)
                    errors.Add(
                        $"{setting.Path} is not a setting. The settings of the section are {string.Join(", ", known.Keys)}."
                    );
            }
            else if (!IsConvertible(setting, property.PropertyType))
                errors.Add(
                    $"{setting.Path}: '{setting.Value}' is not {Describe(property.PropertyType)}."
                );
            else
                foreach (var (key, value) in setting.AsEnumerable())
                    usable[key] = value;
        errors.AddRange(Validate<T>(services, usable, name));
        return errors;
    }

    private static IEnumerable<string> Validate<T>(
        IServiceProvider services,
        Dictionary<string, string?> settings,
        string name
    )
        where T : class, new()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = new T();
        if (name.Length == 0)
            configuration.Bind(options);
        else
            configuration.GetSection(name).Bind(options);
        // Its failures name the class of the options, not the setting
        var others = services
            .GetServices<IValidateOptions<T>>()
            .Where(v => v is not DataAnnotationValidateOptions<T>)
            .SelectMany(v => v.Validate(Options.DefaultName, options).Failures ?? []);
        return [.. OutOfRange(options, name), .. others];
    }

    private static IEnumerable<string> OutOfRange(object options, string name)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(
            options,
            new ValidationContext(options),
            found,
            validateAllProperties: true
        );
        var prefix = name.Length == 0 ? "" : name + ":";
        return found.Select(f =>
            f.MemberNames.FirstOrDefault() is { } member
                ? $"{prefix}{member}: {f.ErrorMessage}"
                : f.ErrorMessage!
        );
    }

    private static bool IsConvertible(IConfigurationSection setting, Type type)
    {
        try
        {
            _ = setting.Get(type);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Describe(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : "a value of this setting";
}
