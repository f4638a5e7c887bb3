using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Imports.SavedFormats;

/// <summary>All SQL of the saved formats, which are stored as the JSON of the contract.</summary>
public sealed class ImportFormatStore(
    Database database,
    AuditLog audit,
    ETags tags,
    TimeProvider clock,
    IOptions<JsonOptions> json
)
{
    private const string BodyName = "body";
    private const char Separator = '\u001F';

    private static readonly SqlText Get = new(
        "SELECT Name, FormatId, Body FROM ImportFormats WHERE Name = @Name"
    );

    private static readonly SqlText List = new(
        """
        SELECT Name, FormatId, Body FROM ImportFormats
        WHERE Name > @After
        ORDER BY Name {limit}
        """
    );

    private static readonly SqlText Find = new(
        "SELECT Name FROM ImportFormats WHERE HeaderHash = @HeaderHash ORDER BY UpdatedAt DESC, Name"
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO ImportFormats (Name, FormatId, HeaderHash, Body, UpdatedAt)
        VALUES (@Name, @FormatId, @HeaderHash, @Body, @UpdatedAt)
        """
    );

    private static readonly SqlText Remove = new("DELETE FROM ImportFormats WHERE Name = @Name");

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    /// <summary>Returns a format.</summary>
    /// <exception cref="ProblemException">404: there is none of this name.</exception>
    public async Task<ImportFormat> GetAsync(string name, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => ReadAsync(s, name), cancellationToken)
        ?? throw ProblemException.NotFound("import format", name);

    public Task<Page<ImportFormat>> ListAsync(
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var stored = await s.QueryAsync<Row>(
                    List,
                    new { After = page.After ?? "", page.Take }
                );
                var formats = new List<ImportFormat>();
                foreach (var row in stored)
                    formats.Add(await ToFormatAsync(s, row));
                return Page<ImportFormat>.From(formats, page, f => f.Name);
            },
            cancellationToken
        );

    /// <summary>Returns the name of the latest format whose files have this header; null if there is none.</summary>
    public Task<string?> FindAsync(
        IReadOnlyList<string> headers,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s => s.ScalarAsync<string?>(Find, new { HeaderHash = Hash(headers) }),
            cancellationToken
        );

    /// <summary>Stores a format. Returns whether it is new.</summary>
    /// <exception cref="ProblemException">412: the stored format does not meet the precondition.</exception>
    public Task<bool> PutAsync(
        ImportFormat format,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var row = await FindRowAsync(s, format.Name);
                var stored = row is null ? null : await ToFormatAsync(s, row);
                precondition.Check(tags.Compute(stored));
                await s.ExecuteAsync(Remove, new { format.Name });
                var id = row?.FormatId ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString();
                await s.ExecuteAsync(
                    Insert,
                    new
                    {
                        format.Name,
                        FormatId = id,
                        HeaderHash = format.Headers is { Count: > 0 } headers
                            ? Hash(headers)
                            : null,
                        Body = await ValueParts.SaveAsync(
                            s,
                            id,
                            BodyName,
                            JsonSerializer.Serialize(format, _json)
                        ),
                        UpdatedAt = clock.GetUtcNow(),
                    }
                );
                await audit.RecordAsync(s, "putImportFormat", format.Name, stored, format);
                return stored is null;
            },
            cancellationToken
        );

    /// <summary>Deletes a format.</summary>
    /// <exception cref="ProblemException">
    /// 404: there is none of this name. 412: the stored format does not meet the precondition.
    /// </exception>
    public Task<bool> DeleteAsync(
        string name,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var row =
                    await FindRowAsync(s, name)
                    ?? throw ProblemException.NotFound("import format", name);
                var stored = await ToFormatAsync(s, row);
                precondition.Check(tags.Compute(stored));
                await s.ExecuteAsync(Remove, new { Name = name });
                await ValueParts.DeleteAsync(s, row.FormatId);
                await audit.RecordAsync(s, "deleteImportFormat", name, stored, null);
                return true;
            },
            cancellationToken
        );

    private static Task<Row?> FindRowAsync(DbSession session, string name) =>
        session.SingleOrDefaultAsync<Row>(Get, new { Name = name });

    private async Task<ImportFormat?> ReadAsync(DbSession session, string name) =>
        await FindRowAsync(session, name) is { } row ? await ToFormatAsync(session, row) : null;

    private async Task<ImportFormat> ToFormatAsync(DbSession session, Row row) =>
        JsonSerializer.Deserialize<ImportFormat>(
            (await ValueParts.ReadAsync(session, row.FormatId, BodyName, row.Body))!,
            _json
        )!;

    private static string Hash(IReadOnlyList<string> headers) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, headers)))
        );

    private sealed record Row(string Name, string FormatId, string Body);
}
