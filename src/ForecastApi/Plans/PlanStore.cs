using System.Globalization;
using System.Text.Json;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans;

/// <summary>All SQL of the plans made: the answer as it was given, and beside it what the list shows.</summary>
public sealed class PlanStore(Database database, TimeProvider clock, IOptions<JsonOptions> json)
{
    private static readonly SqlText Insert = new(
        """
        INSERT INTO Plans (PlanId, Name, Status, FirstMonth, Months, Best, CreatedAt, Answer)
        VALUES (@PlanId, @Name, @Status, @FirstMonth, @Months, @Best, @CreatedAt, @Answer)
        """
    );

    private static readonly SqlText List = new(
        """
        SELECT PlanNumber, PlanId, Name, Status, FirstMonth, Months, Best, CreatedAt
        FROM Plans WHERE PlanNumber < @Before ORDER BY PlanNumber DESC
        {limit}
        """
    );

    private static readonly SqlText Get = new("SELECT Answer FROM Plans WHERE PlanId = @PlanId");

    private static readonly SqlText Latest = new(
        "SELECT Answer FROM Plans WHERE PlanNumber = (SELECT MAX(PlanNumber) FROM Plans)"
    );

    private static readonly SqlText Delete = new("DELETE FROM Plans WHERE PlanId = @PlanId");

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    public Task<int> AddAsync(PlanAnswer plan, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Insert,
                    new
                    {
                        PlanId = plan.Id,
                        plan.Name,
                        Status = Text(plan.Status),
                        FirstMonth = plan.Months[0],
                        Months = plan.Months.Count,
                        Best = plan.Best is { } best ? Text(best) : null,
                        CreatedAt = clock.GetUtcNow(),
                        Answer = JsonSerializer.Serialize(plan, _json),
                    }
                ),
            cancellationToken
        );

    /// <summary>Newest first.</summary>
    public async Task<Page<PlanListItem>> ListAsync(
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var before = int.TryParse(page.After, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
        var rows = await database.ReadAsync(
            s => s.QueryAsync<PlanRow>(List, new { Before = before, page.Take }),
            cancellationToken
        );
        var shown = Page<PlanRow>.From(
            rows,
            page.Size,
            r => r.PlanNumber.ToString(CultureInfo.InvariantCulture)
        );
        return new([.. shown.Items.Select(r => r.ToItem())], shown.NextCursor);
    }

    public async Task<PlanAnswer> GetAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(Get, new { PlanId = id }, cancellationToken)
        ?? throw ProblemException.NotFound("plan", id);

    /// <summary>The plan made last; null before any was.</summary>
    public Task<PlanAnswer?> LatestAsync(CancellationToken cancellationToken) =>
        ReadAsync(Latest, null, cancellationToken);

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = await database.WriteAsync(
            s => s.ExecuteAsync(Delete, new { PlanId = id }),
            cancellationToken
        );
        if (deleted == 0)
            throw ProblemException.NotFound("plan", id);
    }

    private async Task<PlanAnswer?> ReadAsync(
        SqlText sql,
        object? key,
        CancellationToken cancellationToken
    ) =>
        await database.ReadAsync(s => s.ScalarAsync<string>(sql, key), cancellationToken)
            is { } answer
            ? JsonSerializer.Deserialize<PlanAnswer>(answer, _json)
            : null;

    private static string Text<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private sealed record PlanRow(
        int PlanNumber,
        string PlanId,
        string? Name,
        string Status,
        Month FirstMonth,
        int Months,
        string? Best,
        DateTimeOffset CreatedAt
    )
    {
        public PlanListItem ToItem() =>
            new(
                PlanId,
                Name,
                Enum.Parse<PlanStatus>(Status, ignoreCase: true),
                FirstMonth,
                Months,
                Best is null ? null : Enum.Parse<StrategyName>(Best, ignoreCase: true),
                CreatedAt
            );
    }
}
