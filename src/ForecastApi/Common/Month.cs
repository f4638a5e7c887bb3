using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ForecastApi.Common;

/// <summary>A calendar month, written <c>YYYY-MM</c> at every boundary and stored as its first day.</summary>
[JsonConverter(typeof(MonthJsonConverter))]
public readonly record struct Month : IComparable<Month>, IParsable<Month>
{
    /// <summary>The first valid year. Dates outside the valid years are typing errors, and arithmetic on them could overflow.</summary>
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    public Month(int year, int month) => FirstDay = new DateOnly(year, month, 1);

    public DateOnly FirstDay { get; private init; } = new(FirstYear, 1, 1);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public Month AddMonths(int months) => Of(FirstDay.AddMonths(months));

    /// <summary>Returns the number of months from <paramref name="earlier"/> to this month.</summary>
    public int MonthsSince(Month earlier) =>
        ((FirstDay.Year - earlier.FirstDay.Year) * 12) + FirstDay.Month - earlier.FirstDay.Month;

    /// <summary>The first month of this month's quarter.</summary>
    public Month Quarter => new(FirstDay.Year, ((FirstDay.Month - 1) / 3 * 3) + 1);

    public int CompareTo(Month other) => FirstDay.CompareTo(other.FirstDay);

    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Returns the label of the quarter, such as <c>2026-Q3</c>.</summary>
    public string ToQuarterString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{FirstDay.Year}-Q{((FirstDay.Month - 1) / 3) + 1}"
        );

    public static Month Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month)
            ? month
            : throw new FormatException($"'{s}' is not a month; write YYYY-MM.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out Month result
    )
    {
        result = default;
        if (
            s is not { Length: 7 }
            || s[4] != '-'
            || !DateOnly.TryParseExact(
                s + "-01",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            || day.Year is < FirstYear or > LastYear
        )
            return false;
        result = Of(day);
        return true;
    }

    private sealed class MonthJsonConverter : JsonConverter<Month>
    {
        public override Month Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.String
            && TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var month)
                ? month
                : throw new JsonException("Write a month as YYYY-MM, from 1900-01 to 2199-12.");

        public override void Write(
            Utf8JsonWriter writer,
            Month value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.ToString());
    }
}
