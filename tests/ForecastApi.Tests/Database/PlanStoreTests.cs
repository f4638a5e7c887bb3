using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Tracking;
using ForecastApi.Work;
using static ForecastApi.Tests.StoreSteps;

namespace ForecastApi.Tests;

public sealed class PlanStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Plans_When_kept_Then_they_are_listed_newest_first_read_whole_and_deleted_once(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var plans = host.Get<PlanStore>();
        Assert.Null(await plans.LatestAsync(Ct));
        for (var i = 1; i <= 5; i++)
            await plans.AddAsync(Answer(i), IdempotencyRecord.None, Ct);
        var first = await plans.ListAsync(new PageRequest(3, null).Validated("plans"), Ct);
        var second = await plans.ListAsync(
            new PageRequest(3, first.NextCursor).Validated("plans"),
            Ct
        );
        Assert.Equal(
            [5, 4, 3, 2, 1],
            first.Items.Concat(second.Items).Select(p => int.Parse(p.Name!["Plan ".Length..]))
        );
        var stored = await plans.GetAsync(Answer(2).Id, Ct);
        Assert.Equal(Answer(2).Months, stored.Months);
        Assert.Equal((StrategyName.Optimal, "EUR"), (stored.Best, stored.Currency));
        Assert.Equal(Answer(5).Id, (await plans.LatestAsync(Ct))?.Id);
        await plans.DeleteAsync(Answer(5).Id, Ct);
        Assert.Equal(Answer(4).Id, (await plans.LatestAsync(Ct))?.Id);
        var gone = await Assert.ThrowsAsync<ProblemException>(() =>
            plans.DeleteAsync(Answer(5).Id, Ct)
        );
        Assert.Equal(404, gone.Status);
    }

    [Theory, EachDatabase]
    public async Task Plan_When_an_older_version_stored_it_Then_it_is_still_read_accepted_and_listed(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var costs = string.Join(
            ',',
            typeof(PlanCosts)
                .GetProperties()
                .Select(p => $"\"{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}\":0")
        );
        var answer =
            """{"id":"00000000-0000-7000-8000-000000000001","name":"Old","status":"done","currency":"EUR","months":["2026-01"],"best":"chase","bestBy":{"cost":"chase","service":null,"inventory":null,"rateChange":null,"workforceChange":null,"utilisation":null},"plans":[{"strategy":"chase","feasible":true,"reasons":[],"totalCost":7,"revenue":0,"profit":-7,"optimality":null,"costs":{"""
            + costs
            + """},"kpis":{},"periods":[],"purchases":[],"risk":null,"limits":[]}]}""";
        await host.ScalarAsync<string>(
            $"""
            INSERT INTO Plans (PlanId, Name, Status, FirstMonth, Months, Best, CreatedAt, Answer)
            VALUES ('00000000-0000-7000-8000-000000000001', 'Old', 'done', '2026-01-01', 1, 'chase', '2026-01-01 00:00:00.000', '{answer}');
            SELECT 'stored';
            """
        );
        var id = Answer(1).Id;
        var plans = host.Get<PlanStore>();
        Assert.Null((await plans.GetAsync(id, Ct)).Accepted);
        Assert.Equal(7, (await plans.GetAsync(id, "chase", Ct)).TotalCost);
        await host.Get<AcceptedPlanStore>().PutAsync(id, new(StrategyName.Chase), _ => { }, Ct);
        Assert.Equal(StrategyName.Chase, (await plans.GetAsync(id, Ct)).Accepted);
        var summary = await host.Get<PlanSummaryStore>().GetAsync(id, Ct);
        Assert.Equal(
            (StrategyName.Chase, 7m),
            (summary.Accepted!.Value, Assert.Single(summary.Plans).TotalCost)
        );
        var item = Assert.Single((await plans.ListAsync(new(10, null), Ct)).Items);
        Assert.Equal(
            (StrategyName.Chase, null, null),
            (item.Accepted!.Value, item.TotalCost, item.Currency)
        );
    }

    [Theory, EachDatabase]
    public async Task Planning_parameters_When_put_again_Then_they_are_replaced_and_go_with_their_product(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var planning = host.Get<PlanningStore>();
        await host.PutAsync(Product("PLANNED"));
        await PutAsync(new ProductPlanning { Sku = "PLANNED", OpeningStock = 1 });
        await PutAsync(new ProductPlanning { Sku = "PLANNED", OpeningStock = 0.000001m });
        Assert.Equal(0.000001m, (await planning.GetAsync("PLANNED", Ct))?.OpeningStock);
        Assert.Single(await planning.AllAsync(Ct));
        await Assert.ThrowsAsync<ProblemException>(() =>
            PutAsync(new ProductPlanning { Sku = "planned" })
        );
        await host.Get<ForecastApi.Products.ProductStore>()
            .DeleteAsync("PLANNED", Precondition.None, Ct);
        Assert.Empty(await planning.AllAsync(Ct));

        Task<bool> PutAsync(ProductPlanning entry) =>
            planning.PutAsync(entry, Precondition.None, Ct);
    }

    [Theory, EachDatabase]
    public async Task Planning_defaults_When_put_again_Then_they_are_replaced(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var planning = host.Get<PlanningStore>();
        foreach (var cost in (decimal[])[1, 2])
            await planning.PutDefaultsAsync(
                new(Components: [new ComponentRequest { Sku = "ß-1", UnitCost = cost }]),
                Precondition.None,
                Ct
            );
        var component = Assert.Single((await planning.DefaultsAsync(Ct)).Components!);
        Assert.Equal(("ß-1", 2m), (component.Sku, component.UnitCost));
    }

    [Theory, EachDatabase]
    public async Task Plans_When_some_were_refused_or_have_crashed_Then_the_others_come_first(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var states = host.Get<PlanStateStore>();
        var request = host.Get<PlanJson>()
            .Read<PlanRequest>("""{"start":"2026-02","months":2,"demand":{}}""");
        foreach (var (i, products) in new[] { (1, 1), (2, 1000), (3, 1) })
            await states.AddAsync(
                Answer(i) with
                {
                    Status = PlanStatus.Running,
                    Request = request,
                },
                products,
                IdempotencyRecord.None,
                Ct
            );
        var refused = (await states.FindAsync(Answer(1).Id, Ct))!;
        await states.StartAsync(refused, Ct);
        await states.RevertAttemptAsync(refused, isDatabaseError: true, Ct);
        Assert.Equal(1, (await states.FindAsync(Answer(1).Id, Ct))!.DatabaseErrors);
        var crashed = (await states.FindAsync(Answer(3).Id, Ct))!;
        for (var crash = 0; crash < 2; crash++)
            await states.StartAsync(crashed, Ct);

        var open = await states.FindOpenAsync(Ct);

        Assert.Equal([Answer(2).Id, Answer(1).Id, Answer(3).Id], open.Select(o => o.Key));
        Assert.Equal(
            [WorkQueues.Plans, WorkQueues.SmallPlans, WorkQueues.Isolated],
            open.Select(WorkQueues.Select)
        );
    }

    private static PlanAnswer Answer(int number) =>
        new(
            $"00000000-0000-7000-8000-{number:D12}",
            $"Plan {number}",
            PlanStatus.Done,
            "EUR",
            [new Month(2026, 1), new Month(2026, 2)],
            StrategyName.Optimal,
            Accepted: null,
            new(null, null, null, null, null, null),
            [],
            []
        );
}
