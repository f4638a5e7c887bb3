using System.IO.Compression;
using System.Text;

namespace ForecastApi.Data;

/// <summary>
/// Stores long texts compressed and in parts. Microsoft.Data.SqlClient fails now and then on a single large value (issue
/// 3519 of dotnet/SqlClient), but not on rows of a few kilobytes.
/// </summary>
public static class ValueParts
{
    /// <summary>The maximum length of a text that stays in its own column.</summary>
    public const int MaxColumnLength = 8000;

    /// <summary>The maximum bytes of a part; two fill a page of SQL Server.</summary>
    public const int MaxPartBytes = 4000;

    private static readonly SqlText Table = new("ValueParts");

    private static readonly string[] Columns = ["Owner", "Name", "PartNumber", "Body"];

    private static readonly SqlText ListNames = new(
        "SELECT DISTINCT Name FROM ValueParts WHERE Owner = @Owner ORDER BY Name"
    );

    private static readonly SqlText Get = new(
        "SELECT Body FROM ValueParts WHERE Owner = @Owner AND Name = @Name ORDER BY PartNumber"
    );

    private static readonly SqlText DeleteName = new(
        "DELETE FROM ValueParts WHERE Owner = @Owner AND Name = @Name"
    );

    private static readonly SqlText DeleteOwner = new(
        "DELETE FROM ValueParts WHERE Owner = @Owner"
    );

    /// <summary>
    /// Replaces a text in the caller's transaction. Returns what its column holds: a short text itself, for a long one an
    /// empty text.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="owner">The id of the row that the text belongs to.</param>
    /// <param name="name">Distinguishes the texts of an owner.</param>
    /// <param name="text">The text, not empty.</param>
    public static async Task<string> SaveAsync(
        DbSession session,
        string owner,
        string name,
        string text
    )
    {
        await DeleteAsync(session, owner, name);
        if (text.Length <= MaxColumnLength)
            return text;
        await AddAsync(session, owner, name, text);
        return "";
    }

    /// <summary>Adds a text that no column holds, whatever its length.</summary>
    public static Task AddAsync(DbSession session, string owner, string name, string text) =>
        session.BulkInsertAsync(
            Table,
            Columns,
            [
                .. Compress(text)
                    .Chunk(MaxPartBytes)
                    .Select((part, number) => new object?[] { owner, name, number, part }),
            ]
        );

    /// <summary>Returns the text of a column: the column itself, or its parts where it is empty; null where they are gone.</summary>
    public static async Task<string?> ReadAsync(
        DbSession session,
        string owner,
        string name,
        string? column
    ) => column is { Length: 0 } ? await FindAsync(session, owner, name) : column;

    /// <summary>Returns a text that is stored in parts; null if there is none.</summary>
    public static async Task<string?> FindAsync(DbSession session, string owner, string name)
    {
        var parts = await session.QueryAsync<byte[]>(Get, new { Owner = owner, Name = name });
        return parts.Count == 0 ? null : Decompress(Concat(parts));
    }

    /// <summary>Returns the names of the texts of an owner that are stored in parts, in their order.</summary>
    public static Task<IReadOnlyList<string>> ListNamesAsync(DbSession session, string owner) =>
        session.QueryAsync<string>(ListNames, new { Owner = owner });

    public static Task<int> DeleteAsync(DbSession session, string owner, string name) =>
        session.ExecuteAsync(DeleteName, new { Owner = owner, Name = name });

    /// <summary>Deletes all texts of an owner.</summary>
    public static Task<int> DeleteAsync(DbSession session, string owner) =>
        session.ExecuteAsync(DeleteOwner, new { Owner = owner });

    /// <summary>Joins parts to one array.</summary>
    public static byte[] Concat(IReadOnlyList<byte[]> parts)
    {
        var whole = new byte[parts.Sum(p => p.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(whole, at);
            at += part.Length;
        }
        return whole;
    }

    private static byte[] Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new StreamWriter(zip, new UTF8Encoding(false)))
            writer.Write(text);
        return bytes.ToArray();
    }

    private static string Decompress(byte[] bytes)
    {
        using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
