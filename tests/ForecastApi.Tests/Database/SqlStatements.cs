using System.Reflection;
using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>Every statement that a store can send: the static <see cref="SqlText"/> fields of all types of the host.</summary>
public static class SqlStatements
{
    private const BindingFlags Statics =
        BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<FieldInfo> Fields { get; } =
    [
        .. typeof(SqlText)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetFields(Statics))
            .Where(field => field.FieldType == typeof(SqlText)),
    ];

    /// <summary>The statements as a dialect sends them, by <c>Store.Field</c>.</summary>
    public static IReadOnlyDictionary<string, string> Rendered(SqlDialect dialect) =>
        Fields.ToDictionary(
            field => $"{field.DeclaringType!.Name}.{field.Name}",
            field => dialect.Render((SqlText)field.GetValue(null)!)
        );

    /// <summary>True for a text that only names a table: the target of a bulk insert.</summary>
    public static bool IsTable(string text) => !text.Contains(' ', StringComparison.Ordinal);
}
