using System.Globalization;
using System.Text.Json;
using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Access;

/// <summary>All SQL that reads the audit log.</summary>
public sealed class AuditStore(Database database)
{
    private static readonly SqlText List = new(
        """
        SELECT EntryNumber, ChangedAt, Actor, ActorId, Action, Target, Was, Becomes, TraceId
        FROM AuditEntries
        WHERE EntryNumber < @Before
          AND (@Actor IS NULL OR Actor = @Actor OR ActorId = @Actor)
          AND (@Action IS NULL OR Action = @Action)
          AND (@Target IS NULL OR Target = @Target)
        ORDER BY EntryNumber DESC
        {limit}
        """
    );

    /// <summary>Returns a page of changes, newest first.</summary>
    public async Task<Page<AuditEntry>> ListAsync(
        PageRequest page,
        string? actor,
        string? action,
        string? target,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            s =>
                s.QueryAsync<EntryRow>(
                    List,
                    new
                    {
                        Before = page.AfterNumber ?? int.MaxValue,
                        Actor = actor,
                        Action = action,
                        Target = target,
                        page.Take,
                    }
                ),
            cancellationToken
        );
        var shown = Page<EntryRow>.From(
            rows,
            page,
            r => r.EntryNumber.ToString(CultureInfo.InvariantCulture)
        );
        return new([.. shown.Items.Select(r => r.ToEntry())], shown.NextCursor);
    }

    private sealed record EntryRow(
        int EntryNumber,
        DateTimeOffset ChangedAt,
        string Actor,
        string? ActorId,
        string Action,
        string Target,
        string? Was,
        string? Becomes,
        string? TraceId
    )
    {
        public AuditEntry ToEntry() =>
            new(ChangedAt, Actor, ActorId, Action, Target, Parse(Was), Parse(Becomes), TraceId);

        private static JsonElement? Parse(string? text) =>
            text is null ? null : JsonElement.Parse(text);
    }
}
