using System.Text.Json;

namespace ForecastApi.Common;

/// <summary>Writes enum values as they appear in JSON, in query strings and in the database.</summary>
public static class EnumText
{
    /// <summary>Returns the name of the value in camelCase, such as <c>seasonalNaive</c>.</summary>
    public static string ToCamelCase<TEnum>(this TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
