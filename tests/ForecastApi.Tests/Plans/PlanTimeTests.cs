using System.Net;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Plans;

/// <summary>
/// A large plan ends at the time limit, and at once when it is cancelled; small plans do not wait for it. The bounds are
/// far above the time that is needed and far below the time limit.
/// </summary>
public sealed class PlanTimeTests : IAsyncLifetime
{
    private const string LongLimit = "600";

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private readonly ApiFixture _api = new() { UsesRealClock = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _api.Settings["Traffic:PlansAtOnce"] = "1";
        _api.Settings["Work:PlanWorkers"] = "1";
        _api.Settings["Planning:TimeLimitSeconds"] = LongLimit;
        return default;
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Plan_When_the_time_limit_is_short_Then_strategies_that_are_not_planned_name_the_setting()
    {
        _api.Settings["Planning:TimeLimitSeconds"] = "0.5";
        var plan = await _api.PlanAsync(Plan(200, 36, setupCost: 400)).WaitAsync(Soon, Ct);
        var plans = plan.GetProperty("plans").EnumerateArray().ToList();
        Assert.Equal(5, plans.Count);
        Assert.All(
            plans.Where(p => !p.GetProperty("feasible").GetBoolean()),
            p =>
                Assert.Contains(
                    "(Planning:TimeLimitSeconds)",
                    p.GetProperty("reasons")[0].GetString(),
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(plans, p => !p.GetProperty("feasible").GetBoolean());
        Assert.NotEqual(
            "optimal",
            plan.Of("optimal").GetProperty("optimality").GetProperty("status").GetString()
        );
    }

    [Fact]
    public async Task Plan_When_a_large_one_holds_the_slot_Then_a_small_one_is_computed_beside_it()
    {
        using var leaves = new CancellationTokenSource();
        var large = SendAsync(Plan(200, 36, setupCost: 400), null, leaves.Token);
        await _api.PlanAsync(Plan(1, 6)).WaitAsync(Soon, Ct);
        Assert.False(large.IsCompleted);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        // The slot is free again: the computation has ended with its caller
        await _api.PlanAsync(Plan(30, 12)).WaitAsync(Soon, Ct);
    }

    [Fact]
    public async Task Plan_When_it_is_deleted_while_it_is_computed_Then_its_worker_takes_the_next()
    {
        using var large = await SendAsync(Plan(200, 36, setupCost: 400), "respond-async", Ct);
        Assert.Equal(HttpStatusCode.Accepted, large.StatusCode);
        await Task.Delay(TimeSpan.FromSeconds(3), Ct);
        using var deleted = await _api.DeleteAsync(large.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var next = await SendAsync(Plan(30, 12), "respond-async", Ct);
        var location = next.Headers.Location!.ToString();
        await DoneAsync().WaitAsync(Soon, Ct);

        async Task DoneAsync()
        {
            while (
                (await _api.GetJsonAsync(location)).GetProperty("status").GetString() == "running"
            )
                await Task.Delay(200, Ct);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        string plan,
        string? prefer,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/plans");
        request.Content = new StringContent(plan, Encoding.UTF8, "application/json");
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        return await _api.Http.SendAsync(request, cancellationToken);
    }

    private static string Plan(int products, int months, int setupCost = 0)
    {
        var random = new Random(products);
        var skus = Enumerable.Range(0, products).Select(p => $"P{p:D3}").ToList();
        return JsonSerializer.Serialize(
            new
            {
                start = "2026-02",
                demand = new
                {
                    inline = skus.Select(sku => new
                    {
                        sku,
                        quantities = Enumerable
                            .Range(0, months)
                            .Select(_ => random.Next(40, 160))
                            .ToArray(),
                    }),
                },
                products = skus.Select(sku => new
                {
                    sku,
                    labourHoursPerUnit = 1,
                    materialCost = 5,
                    holdingCost = 1,
                    backorderCost = 20,
                    setupCost,
                    setupHours = setupCost > 0 ? 6 : 0,
                }),
                workforce = new
                {
                    openingWorkers = products,
                    hoursPerDay = 8,
                    workingDays = 20,
                    regularRate = 10,
                    overtimeRate = 15,
                    maxOvertimeHoursPerWorker = 20,
                    hireCost = 300,
                    layoffCost = 500,
                },
            }
        );
    }
}
