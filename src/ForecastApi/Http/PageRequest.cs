using System.Globalization;
using System.Text;

namespace ForecastApi.Http;

/// <summary>The <c>limit</c> and <c>cursor</c> of a list request.</summary>
public sealed record PageRequest(int? Limit, string? Cursor)
{
    public const int Default = 100;
    public const int Max = 1000;

    /// <summary>The key after which the page starts; null for the first page.</summary>
    public string? After { get; private init; }

    /// <summary>The numeric key after which the page starts; null for the first page.</summary>
    public int? AfterNumber =>
        After is null ? null
        : int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
        : throw InvalidCursor();

    // A cursor names its list, because a cursor of another list would start at an arbitrary row without an error
    private string List { get; init; } = "";

    public int Size => Limit ?? Default;

    /// <summary>The number of rows to fetch: one more than the page holds shows whether another page follows.</summary>
    public int Take => Size + 1;

    /// <summary>Validates the limit and decodes the cursor.</summary>
    /// <exception cref="ProblemException">400: the limit is out of range, or the cursor belongs to another list.</exception>
    public PageRequest Validated(string list)
    {
        if (Limit is < 1 or > Max)
            throw ProblemException.Invalid("limit", "must be between 1 and 1000.");
        var named = this with { List = list };
        if (Cursor is null)
            return named;
        return named.TryDecode(Cursor, out var after)
            ? named with
            {
                After = after,
            }
            : throw InvalidCursor();
    }

    /// <summary>Returns the problem of a cursor that does not belong to the list.</summary>
    public static ProblemException InvalidCursor() =>
        ProblemException.Invalid(
            "cursor",
            "is not a cursor of this list. Start again without a cursor."
        );

    /// <summary>Returns the cursor of the page after a key.</summary>
    public string Encode(string key) =>
        Convert
            .ToBase64String(Encoding.UTF8.GetBytes($"{List}:{key}"))
            .Replace('+', '-')
            .Replace('/', '_')
            .TrimEnd('=');

    private bool TryDecode(string cursor, out string key)
    {
        key = "";
        var text = cursor.Replace('-', '+').Replace('_', '/');
        text = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return false;
        var decoded = Encoding.UTF8.GetString(bytes, 0, length);
        if (
            !decoded.StartsWith(List + ":", StringComparison.Ordinal)
            || decoded.Contains('\0', StringComparison.Ordinal)
        )
            return false;
        key = decoded[(List.Length + 1)..];
        return true;
    }
}
