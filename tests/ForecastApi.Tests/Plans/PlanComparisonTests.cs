using System.Text.Json;

namespace ForecastApi.Tests.Plans;

public sealed class PlanComparisonTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Compare_When_two_plans_are_given_Then_it_returns_summaries_and_leaders()
    {
        var cheap = await api.PlanAsync(PlanSteps.RedTomato("With suppliers"));
        var dear = await api.PlanAsync(PlanSteps.RedTomato("Alone", canBuy: false));
        var compared = await api.GetJsonAsync(
            $"/api/v1/plans/compare?ids={dear.Id()},{cheap.Id()}"
        );

        var items = compared.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([dear.Id(), cheap.Id()], items.Select(PlanSteps.Id));
        foreach (var (item, plan) in items.Zip((JsonElement[])[dear, cheap]))
        {
            foreach (
                var field in (string[])["name", "currency", "months", "best", "bestBy", "accepted"]
            )
                Assert.Equal(
                    plan.GetProperty(field).ToString(),
                    item.GetProperty(field).ToString()
                );
            foreach (var strategy in plan.GetProperty("plans").EnumerateArray())
            {
                var shown = item.Of(strategy.GetProperty("strategy").GetString()!);
                Assert.False(shown.TryGetProperty("periods", out _));
                foreach (
                    var field in (string[])
                        [
                            "feasible",
                            "totalCost",
                            "revenue",
                            "profit",
                            "costs",
                            "kpis",
                            "optimality",
                            "risk",
                        ]
                )
                    Assert.Equal(
                        strategy.GetProperty(field).ToString(),
                        shown.GetProperty(field).ToString()
                    );
            }
        }

        var leaders = Assert.Single(compared.GetProperty("bestBy").EnumerateArray());
        Assert.Equal("EUR", leaders.GetProperty("currency").GetString());
        var all = items
            .SelectMany(
                i => i.GetProperty("plans").EnumerateArray(),
                (item, plan) => (Id: item.Id(), Plan: plan)
            )
            .Where(p => p.Plan.GetProperty("feasible").GetBoolean())
            .ToList();
        AssertLeader("cost", p => p.Number("totalCost"));
        AssertLeader("profit", p => -p.Number("profit"));
        AssertLeader("service", p => -p.Number("kpis", "serviceLevel"));
        AssertLeader("inventory", p => p.Number("kpis", "averageInventory"));
        AssertLeader("rateChange", p => p.Number("kpis", "productionRateChange"));
        AssertLeader("workforceChange", p => p.Number("kpis", "workforceChange"));
        AssertLeader("utilisation", p => -p.Number("kpis", "utilisation"));
        AssertLeader("peakFunding", p => p.Number("kpis", "peakFunding"));

        void AssertLeader(string aim, Func<JsonElement, decimal> rank)
        {
            var leader = leaders.GetProperty(aim);
            var (id, plan) = all.MinBy(p => rank(p.Plan));
            Assert.Equal(
                (id, plan.GetProperty("strategy").GetString(), Math.Abs(rank(plan))),
                (
                    leader.Id(),
                    leader.GetProperty("strategy").GetString(),
                    Math.Abs(leader.Number("value"))
                )
            );
        }
    }

    [Fact]
    public async Task Compare_When_no_plan_is_feasible_Then_there_is_no_leader()
    {
        var plan = await api.PlanAsync(
            PlanSteps.RedTomato(strategies: """[ { "strategy": "thirdParty" } ]""", canBuy: false)
        );
        var compared = await api.GetJsonAsync($"/api/v1/plans/compare?ids={plan.Id()}");
        Assert.Equal(
            JsonValueKind.Null,
            compared.GetProperty("bestBy")[0].GetProperty("cost").ValueKind
        );
    }

    [Fact]
    public async Task Compare_When_currencies_differ_Then_each_currency_has_its_leaders()
    {
        string id;
        using var other = ApiFixture.On(api.Folder);
        other.Settings["Currency"] = "USD";
        id = (await other.PlanAsync(PlanSteps.RedTomato())).Id();
        var own = await api.PlanAsync(PlanSteps.RedTomato());
        var compared = await api.GetJsonAsync($"/api/v1/plans/compare?ids={id},{own.Id()}");
        Assert.Equal(
            [("USD", id), ("EUR", own.Id())],
            compared
                .GetProperty("bestBy")
                .EnumerateArray()
                .Select(b => (b.GetProperty("currency").GetString(), b.GetProperty("cost").Id()))
        );
    }

    [Theory]
    [InlineData("", "1 to 20 plan ids")]
    [InlineData("?ids=", "1 to 20 plan ids")]
    [InlineData("?ids=a,,b", "an empty id")]
    [InlineData("?ids=a,b,", "an empty id")]
    [InlineData("?ids=a,b,a", "'a' is listed more than once")]
    [InlineData("?ids=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21", "has 21 plans")]
    public async Task Compare_When_the_list_is_invalid_Then_it_returns_400_with_the_error(
        string query,
        string words
    )
    {
        var problem = await ApiFixture.ProblemOf(
            await api.GetAsync("/api/v1/plans/compare" + query),
            400
        );
        Assert.Contains(words, problem.GetProperty("errors").GetProperty("ids").ToString());
    }

    [Fact]
    public async Task Compare_When_there_are_several_errors_Then_all_are_reported()
    {
        var many = string.Join(',', Enumerable.Range(1, 21).Append(1).Append(2));
        var problem = await ApiFixture.ProblemOf(
            await api.GetAsync($"/api/v1/plans/compare?ids={many},"),
            400
        );
        Assert.Equal(4, problem.GetProperty("errors").GetProperty("ids").GetArrayLength());
    }

    [Fact]
    public async Task Compare_When_plans_are_unknown_Then_it_returns_404_with_their_ids()
    {
        var plan = await api.PlanAsync(PlanSteps.RedTomato());
        var problem = await ApiFixture.ProblemOf(
            await api.GetAsync($"/api/v1/plans/compare?ids=none,{plan.Id()},<b>"),
            404
        );
        Assert.Contains("'none', '<b>'", problem.GetProperty("detail").GetString());
        Assert.DoesNotContain(plan.Id(), problem.GetProperty("detail").GetString());
    }
}
