using System.Globalization;
using System.Text;

namespace ForecastApi.Http;

/// <summary>One page of a list in a stable order; <c>NextCursor</c> is null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>Cuts rows fetched with one more than asked for into a page and the cursor behind its last row.</summary>
    public static Page<T> From(IReadOnlyList<T> rows, PageRequest page, Func<T, string> key) =>
        rows.Count <= page.Size
            ? new(rows, null)
            : new([.. rows.Take(page.Size)], page.Encode(key(rows[page.Size - 1])));
}

/// <summary>The <c>limit</c> and <c>cursor</c> of a list request.</summary>
public sealed record PageRequest(int? Limit, string? Cursor)
{
    public const int Default = 100;
    public const int Max = 1000;

    /// <summary>The key behind which the page starts, or null for the first page.</summary>
    public string? After { get; private init; }

    /// <summary>The same of a list whose keys are numbers.</summary>
    public int? AfterNumber =>
        After is null ? null
        : int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
        : throw Foreign();

    // Cursors name their list: one of another list would start somewhere in this one, unnoticed.
    private string List { get; init; } = "";

    public int Size => Limit ?? Default;

    /// <summary>Rows to fetch: one more than the page holds tells whether another page follows.</summary>
    public int Take => Size + 1;

    /// <summary>Checks the limit and opens the cursor; a cursor that was not made for this list is refused.</summary>
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
            : throw Foreign();
    }

    /// <summary>What a caller gets instead of rows it did not mean.</summary>
    public static ProblemException Foreign() =>
        ProblemException.Invalid("cursor", "is not a cursor of this list; start again without it.");

    /// <summary>The cursor of the page behind a key.</summary>
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
