using System.Net;
using System.Text.Json;

namespace ForecastApi.Tests.Plans;

public sealed class AcceptedPlanTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Accepted_When_put_again_Then_it_replaces_the_previous_one_everywhere()
    {
        var id = (await api.PlanAsync(PlanSteps.RedTomato())).Id();
        Assert.Equal((null, null), await ShownAsync(id));
        await ApiFixture.ProblemOf(await api.GetAsync($"/api/v1/plans/{id}/accepted"), 404);
        foreach (var strategy in (string[])["level", "level", "chase"])
        {
            var put = await api.AcceptAsync(id, strategy);
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
            Assert.Equal(
                strategy,
                (await ApiFixture.JsonOf(put)).GetProperty("strategy").GetString()
            );
            Assert.Equal((strategy, strategy), await ShownAsync(id));
            var get = await api.GetAsync($"/api/v1/plans/{id}/accepted");
            Assert.Equal(put.Headers.ETag, get.Headers.ETag);
        }
        var compared = await api.GetJsonAsync($"/api/v1/plans/compare?ids={id}");
        Assert.Equal("chase", compared.GetProperty("items")[0].GetProperty("accepted").GetString());
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await api.DeleteAsync($"/api/v1/plans/{id}")).StatusCode
        );
        await ApiFixture.ProblemOf(await api.GetAsync($"/api/v1/plans/{id}/accepted"), 404);
        await ApiFixture.ProblemOf(await api.GetAsync($"/api/v1/plans/{id}/actuals"), 404);
    }

    [Fact]
    public async Task Accepted_When_If_Match_is_stale_Then_nothing_changes()
    {
        var id = (await api.PlanAsync(PlanSteps.RedTomato())).Id();
        var tag = (await api.AcceptAsync(id, "level")).Headers.ETag!.ToString();
        Assert.Equal(
            HttpStatusCode.OK,
            (await api.AcceptAsync(id, "chase", ("If-Match", tag))).StatusCode
        );
        await ApiFixture.ProblemOf(await api.AcceptAsync(id, "optimal", ("If-Match", tag)), 412);
        Assert.Equal(("chase", "chase"), await ShownAsync(id));
    }

    [Fact]
    public async Task Accepted_When_the_strategy_is_infeasible_or_missing_Then_it_returns_422()
    {
        var plan = await api.PlanAsync(
            PlanSteps.RedTomato(
                strategies: """[ { "strategy": "thirdParty" }, { "strategy": "chase" } ]""",
                canBuy: false
            )
        );
        var infeasible = await ApiFixture.ProblemOf(
            await api.AcceptAsync(plan.Id(), "thirdParty"),
            422
        );
        Assert.Contains(
            plan.Of("thirdParty").GetProperty("reasons")[0].GetString()!,
            infeasible.GetProperty("errors").GetProperty("strategy")[0].GetString()
        );
        var absent = await ApiFixture.ProblemOf(await api.AcceptAsync(plan.Id(), "level"), 422);
        Assert.Contains("thirdParty, chase", absent.GetProperty("detail").GetString());
        var noStrategy = await ApiFixture.ProblemOf(
            await api.AcceptAsync(plan.Id(), "cheapest"),
            400
        );
        Assert.True(noStrategy.GetProperty("errors").TryGetProperty("strategy", out _));
        await ApiFixture.ProblemOf(
            await api.PutAsync($"/api/v1/plans/{plan.Id()}/accepted", new { }),
            400
        );
        await ApiFixture.ProblemOf(
            await api.PutAsync(
                $"/api/v1/plans/{plan.Id()}/accepted",
                new { strategy = "chase", since = "2026-01" }
            ),
            400
        );
        var unknown = await ApiFixture.ProblemOf(await api.AcceptAsync("none", "chase"), 404);
        Assert.Contains("'none'", unknown.GetProperty("detail").GetString());
        Assert.Equal((null, null), await ShownAsync(plan.Id()));
    }

    /// <summary>Returns the accepted strategy in the plan and in the list.</summary>
    private async Task<(string? Plan, string? List)> ShownAsync(string id)
    {
        var plan = await api.GetJsonAsync($"/api/v1/plans/{id}");
        var list = await api.GetJsonAsync("/api/v1/plans");
        var item = list.GetProperty("items").EnumerateArray().Single(i => i.Id() == id);
        Assert.Equal(
            plan.Of(item.GetProperty("best").GetString() ?? "chase").Number("totalCost"),
            item.GetProperty("totalCost").ValueKind == JsonValueKind.Null
                ? plan.Of("chase").Number("totalCost")
                : item.Number("totalCost")
        );
        return (plan.GetProperty("accepted").GetString(), item.GetProperty("accepted").GetString());
    }
}
