using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Overrides.Levels;

/// <summary>Writes overrides of levels and the overrides of products that they spread to.</summary>
public sealed class LevelOverrideStore(
    Database database,
    AuditLog audit,
    BusinessCalendar calendar,
    ETags tags,
    TimeProvider clock
)
{
    private static readonly SqlText Get = new(
        """
        SELECT LevelId, Month AS Period, Quantity, Statistical, Reason, Author, Expires, CreatedAt
        FROM LevelOverrides
        WHERE LevelBy = @By AND LevelKey = @Key AND Month = @Month AND RemovedAt IS NULL
        """
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO LevelOverrides (LevelBy, LevelKey, Month, Quantity, Statistical, Reason, Author, Expires, CreatedAt)
        VALUES (@By, @Key, @Month, @Quantity, @Statistical, @Reason, @Author, @Expires, @Now)
        """
    );

    private static readonly SqlText Remove = new(
        "UPDATE LevelOverrides SET RemovedAt = @Now WHERE LevelId = @LevelId"
    );

    private static readonly SqlText CloseSpread = new(
        """
        UPDATE Overrides SET RemovedRun = @RunNumber, RemovedAt = @Now
        WHERE LevelId = @LevelId AND RemovedAt IS NULL
        """
    );

    private static readonly SqlText CloseProduct = new(
        """
        UPDATE Overrides SET RemovedRun = @RunNumber, RemovedAt = @Now
        WHERE ProductId = @ProductId AND Month = @Month AND RemovedAt IS NULL
        """
    );

    private static readonly SqlText InsertProduct = new(
        """
        INSERT INTO Overrides (ProductId, Month, Quantity, Statistical, Reason, Author, Expires, SetAsOf, SetRun, CreatedAt, LevelId)
        VALUES (@ProductId, @Month, @Quantity, @Statistical, @Reason, @Author, @Expires, @AsOf, @RunNumber, @Now, @LevelId)
        """
    );

    /// <summary>Returns the override of a level's month with its spread; null without one.</summary>
    public Task<LevelOverride?> FindAsync(
        RunKey run,
        OverrideLevel by,
        string key,
        Month month,
        CancellationToken cancellationToken
    ) => database.ReadAsync(s => ReadAsync(s, run, by, key, month), cancellationToken);

    /// <summary>Sets the sum of a level's month, and spreads it over its products.</summary>
    /// <exception cref="ProblemException">
    /// 404: the level has no product. 412: the stored override does not meet the precondition. 422: the sum cannot be
    /// spread.
    /// </exception>
    public Task<LevelOverride> PutAsync(
        RunKey run,
        OverrideLevel by,
        string key,
        Month month,
        OverrideRequest request,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Overrides);
                var before = await ReadAsync(s, run, by, key, month);
                precondition.Check(tags.Compute(before));
                var members = await LevelMembers.ReadAsync(s, run, by, key, month, calendar.Today);
                if (members.Count == 0)
                    throw ProblemException.NotFound(
                        by.ToCamelCase(),
                        $"{key} with a forecast of {month}"
                    );
                var statistical = Rounded(members.Sum(m => m.Part));
                var quantity = request.QuantityOf(statistical);
                var spread = LevelSpread.Of(members, quantity);
                var now = clock.GetUtcNow();
                await CloseAsync(s, run, by, key, month, now);
                await s.ExecuteAsync(
                    Insert,
                    new
                    {
                        By = by.ToCamelCase(),
                        Key = key,
                        Month = month,
                        Quantity = quantity,
                        Statistical = statistical,
                        Reason = request.Reason.Trim(),
                        Author = request.Author.Trim(),
                        request.Expires,
                        Now = now,
                    }
                );
                var level = (await RowAsync(s, by, key, month))!;
                foreach (var (member, part) in members.Zip(spread).Where(m => !m.Second.Own))
                {
                    await s.ExecuteAsync(
                        CloseProduct,
                        new
                        {
                            member.ProductId,
                            Month = month,
                            run.RunNumber,
                            Now = now,
                        }
                    );
                    await s.ExecuteAsync(
                        InsertProduct,
                        new
                        {
                            member.ProductId,
                            Month = month,
                            Quantity = Rounded(member.Statistical - member.Part) + part.Quantity,
                            member.Statistical,
                            level.Reason,
                            level.Author,
                            level.Expires,
                            run.AsOf,
                            run.RunNumber,
                            Now = now,
                            level.LevelId,
                        }
                    );
                }
                var after = level.ToOverride(by, key, spread);
                await audit.RecordAsync(
                    s,
                    "putLevelOverride",
                    $"{by.ToCamelCase()} {key} {month}",
                    before,
                    after
                );
                return after;
            },
            cancellationToken
        );

    /// <summary>Removes the override of a level's month and its spread; false without one.</summary>
    /// <exception cref="ProblemException">412: the stored override does not meet the precondition.</exception>
    public Task<bool> DeleteAsync(
        RunKey run,
        OverrideLevel by,
        string key,
        Month month,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Overrides);
                var before = await ReadAsync(s, run, by, key, month);
                precondition.Check(tags.Compute(before));
                if (before is null)
                    return false;
                await CloseAsync(s, run, by, key, month, clock.GetUtcNow());
                await audit.RecordAsync(
                    s,
                    "deleteLevelOverride",
                    $"{by.ToCamelCase()} {key} {month}",
                    before,
                    null
                );
                return true;
            },
            cancellationToken
        );

    private static async Task CloseAsync(
        DbSession session,
        RunKey run,
        OverrideLevel by,
        string key,
        Month month,
        DateTimeOffset now
    )
    {
        if (await RowAsync(session, by, key, month) is not { } stored)
            return;
        var closed = new
        {
            stored.LevelId,
            run.RunNumber,
            Now = now,
        };
        await session.ExecuteAsync(CloseSpread, closed);
        await session.ExecuteAsync(Remove, closed);
    }

    private static Task<LevelRow?> RowAsync(
        DbSession session,
        OverrideLevel by,
        string key,
        Month month
    ) =>
        session.SingleOrDefaultAsync<LevelRow>(
            Get,
            new
            {
                By = by.ToCamelCase(),
                Key = key,
                Month = month,
            }
        );

    private async Task<LevelOverride?> ReadAsync(
        DbSession session,
        RunKey run,
        OverrideLevel by,
        string key,
        Month month
    )
    {
        if (await RowAsync(session, by, key, month) is not { } stored)
            return null;
        var members = await LevelMembers.ReadAsync(session, run, by, key, month, calendar.Today);
        return stored.ToOverride(by, key, LevelSpread.Of(members, stored.Quantity));
    }

    private static decimal Rounded(decimal value) =>
        Math.Round(value, DecimalJsonConverter.Decimals, MidpointRounding.AwayFromZero);
}
