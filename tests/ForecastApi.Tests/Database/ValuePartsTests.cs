using System.Text;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Plans;
using ForecastApi.Plans.Answers;
using ForecastApi.Sales.Importing;

namespace ForecastApi.Tests;

/// <summary>Long values are stored in parts of a few kilobytes and read back whole.</summary>
public sealed class ValuePartsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly SqlText Longest = new(
        "SELECT MAX(LENGTH(Body)) FROM ValueParts WHERE Owner = @Owner"
    );

    private static readonly SqlText Count = new(
        "SELECT COUNT(*) FROM ValueParts WHERE Owner = @Owner"
    );

    private static readonly SqlText LongestImportPart = new(
        "SELECT MAX(LENGTH(Body)) FROM ImportParts WHERE ImportId = @Owner"
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Text_When_saved_Then_it_is_read_whole_whatever_its_length(
        DatabaseProvider provider
    )
    {
        var database = (await fixture.OnAsync(provider)).Get<Database>();
        foreach (
            var length in (int[])
                [1, ValueParts.MaxColumnLength, ValueParts.MaxColumnLength + 1, 500_000]
        )
        {
            var text = Random(length);
            var column = await database.WriteAsync(
                s => ValueParts.SaveAsync(s, "text", "body", text),
                Ct
            );
            Assert.Equal(length <= ValueParts.MaxColumnLength ? text : "", column);
            Assert.Equal(
                text,
                await database.ReadAsync(s => ValueParts.ReadAsync(s, "text", "body", column), Ct)
            );
        }
        await database.WriteAsync(s => ValueParts.DeleteAsync(s, "text"), Ct);
        Assert.Null(await database.ReadAsync(s => ValueParts.ReadAsync(s, "text", "body", ""), Ct));
    }

    [Theory, EachDatabase]
    public async Task Plan_When_it_is_large_Then_it_is_stored_in_small_parts_and_read_equal(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var (plans, json) = (host.Get<PlanStore>(), host.Get<PlanJson>());
        var answer = Large(Guid.CreateVersion7().ToString());
        var key = new IdempotencyKey("caller", "createPlan", answer.Id, "hash");
        var receipt = new IdempotencyRecord(
            host.Get<IdempotencyStore>(),
            key,
            protector: null,
            new(System.Text.Json.JsonSerializerDefaults.Web)
        );
        await plans.AddAsync(answer, receipt, Ct);
        Assert.Equal(json.Write(answer), json.Write(await plans.GetAsync(answer.Id, Ct)));
        Assert.Equal(
            json.Write(answer.Plans[1]),
            json.Write(await plans.GetAsync(answer.Id, "optimal", Ct))
        );
        await Assert.ThrowsAsync<ProblemException>(() => plans.GetAsync(answer.Id, "%", Ct));
        Assert.Equal(
            answer.Plans[1].TotalCost,
            (await plans.ListAsync(new PageRequest(1, null).Validated("plans"), Ct))
                .Items[0]
                .TotalCost
        );
        Assert.Contains(
            "optimal",
            (await host.Get<IdempotencyStore>().FindAsync(key, Ct))!.Body,
            StringComparison.Ordinal
        );
        if (provider == DatabaseProvider.Sqlite)
            Assert.InRange(
                await host.Get<Database>()
                    .ReadAsync(s => s.ScalarAsync<int>(Longest, new { Owner = answer.Id }), Ct),
                1,
                ValueParts.MaxPartBytes
            );
        await plans.DeleteAsync(answer.Id, Ct);
        Assert.Equal(
            0,
            await host.Get<Database>()
                .ReadAsync(s => s.ScalarAsync<int>(Count, new { Owner = answer.Id }), Ct)
        );
    }

    [Theory, EachDatabase]
    public async Task Body_of_an_import_When_it_is_large_Then_it_is_stored_in_small_parts_and_read_equal(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var (id, text) = (Guid.CreateVersion7().ToString(), Random(3_000_000));
        var bodies = new ImportBody(host.Get<ImportBodyStore>());
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await bodies.SaveAsync(id, body, Ct);
        using var reader = new StreamReader(bodies.Open(id));
        Assert.Equal(text, await reader.ReadToEndAsync(Ct));
        if (provider == DatabaseProvider.Sqlite)
            Assert.InRange(
                await host.Get<Database>()
                    .ReadAsync(s => s.ScalarAsync<int>(LongestImportPart, new { Owner = id }), Ct),
                1,
                ValueParts.MaxPartBytes
            );
    }

    [Fact]
    public async Task Read_When_it_fails_inside_the_client_Then_it_is_repeated_on_another_connection()
    {
        var database = (await fixture.OnAsync(DatabaseProvider.Sqlite)).Get<Database>();
        var sessions = new List<DbSession>();
        var read = await database.ReadAsync(
            s =>
            {
                sessions.Add(s);
                return sessions.Count < 3 ? throw Fault() : Task.FromResult(7);
            },
            Ct
        );
        Assert.Equal((7, 3), (read, sessions.Count));
        Assert.Equal(3, sessions.Select(s => s.Connection).Distinct().Count());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.ReadAsync<int>(_ => throw Fault(), Ct)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.ReadAsync<int>(
                _ =>
                {
                    sessions.Clear();
                    throw new InvalidOperationException();
                },
                Ct
            )
        );

        static InvalidOperationException Fault() => new() { Source = "Microsoft.Data.SqlClient" };
    }

    private static PlanAnswer Large(string id)
    {
        StrategyName[] names = [StrategyName.Chase, StrategyName.Optimal];
        return new(
            id,
            "large",
            PlanStatus.Done,
            "EUR",
            [new(2026, 1)],
            StrategyName.Optimal,
            null,
            new PlanLeaders(null, null, null, null, null, null),
            [Random(20_000)],
            [.. names.Select(Plan)]
        );
    }

    private static StrategyPlan Plan(StrategyName name) =>
        System.Text.Json.JsonSerializer.Deserialize<StrategyPlan>(
            $$"""
            { "strategy": "{{PlanJson.Text(name)}}", "feasible": true, "reasons": ["{{Random(
                100_000
            )}}"], "totalCost": 12, "costs": {}, "kpis": {}, "periods": [], "purchases": [], "limits": [] }
            """,
            new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web)
            {
                Converters =
                {
                    new System.Text.Json.Serialization.JsonStringEnumConverter(
                        System.Text.Json.JsonNamingPolicy.CamelCase
                    ),
                },
            }
        )!;

    // Hardly compressible
    private static string Random(int length)
    {
        var random = new Random(length);
        return string.Concat(
            Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z' + 1))
        );
    }
}
