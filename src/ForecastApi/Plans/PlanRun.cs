using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Planning;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Validation;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Requests;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans;

/// <summary>Plans one request: load, plan, save, answer.</summary>
public sealed partial class PlanRun(
    PlanInputReader inputs,
    DemandReader demands,
    PlanStore plans,
    PlanStateStore states,
    WorkQueue queue,
    PlanComputer computer,
    ConcurrencySlots slots,
    IOptions<PlanOptions> options,
    IOptions<InstallationOptions> installation,
    TimeProvider clock,
    ILogger<PlanRun> logger
)
{
    /// <summary>The costed plans; stored unless <paramref name="dryRun"/>.</summary>
    public async Task<PlanAnswer> RunAsync(
        PlanRequest request,
        bool dryRun,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var input = await inputs.ReadAsync(request, cancellationToken);
        var spent = clock.GetElapsedTime(started);
        PlanAnswer answer;
        using (await slots.AcquireAsync(Limit(input), cancellationToken))
            answer = await ComputeAsync(request, input, NewId(), spent, cancellationToken);
        if (!dryRun)
            await plans.AddAsync(answer, receipt, cancellationToken);
        return answer;
    }

    /// <summary>Accepts the request to be computed in the background, once it is validated.</summary>
    public async Task<PlanAnswer> QueueAsync(
        PlanRequest request,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var pinned = await demands.PinAsync(request, cancellationToken);
        var input = await inputs.ReadAsync(pinned, cancellationToken);
        var problems = PlanProblems.Find(input, Strategies(pinned));
        if (problems.Count > 0)
            PlanProblemMapper.Throw(pinned, input, problems);
        var months = Months(input);
        var pending = new PlanAnswer(
            NewId(),
            request.Name,
            PlanStatus.Running,
            installation.Value.Currency,
            months,
            Best: null,
            Accepted: null,
            new PlanLeaders(null, null, null, null, null, null),
            Warnings: [],
            Plans: []
        );
        await states.AddAsync(
            pending,
            pinned with
            {
                Start = months[0],
                Months = months.Count,
            },
            input.Products.Count,
            receipt,
            cancellationToken
        );
        queue.Enqueue(PlanHandler.ToItem(pending.Id, input.Products.Count, months.Count));
        return pending;
    }

    /// <summary>The costed plans of a request, not stored.</summary>
    public async Task<PlanAnswer> ComputeAsync(
        PlanRequest request,
        string id,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var input = await inputs.ReadAsync(request, cancellationToken);
        return await ComputeAsync(
            request,
            input,
            id,
            clock.GetElapsedTime(started),
            cancellationToken
        );
    }

    private async Task<PlanAnswer> ComputeAsync(
        PlanRequest request,
        PlanInput input,
        string id,
        TimeSpan spent,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var search = options.Value.ToPlanner(spent);
        var comparison = await computer.RunAsync(
            token => Plan(request, input, search, token),
            cancellationToken
        );
        foreach (var plan in comparison.Plans)
            Measure(plan.Optimality);
        var answer = PlanAnswerMapper.ToAnswer(
            comparison,
            id,
            request.Name,
            installation.Value.Currency,
            Months(input)
        );
        Log.Planned(
            logger,
            input.Products.Count,
            input.Months,
            answer.Plans.Count,
            clock.GetElapsedTime(started).TotalSeconds
        );
        return answer;
    }

    private static void Measure(Optimality? proof)
    {
        if (proof is null)
            return;
        var status = new KeyValuePair<string, object?>("status", PlanJson.Text(proof.Status));
        Telemetry.SolverDuration.Record((double)proof.Seconds, status);
        Telemetry.SolverGap.Record((double)proof.Gap, status);
    }

    private string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    private static IReadOnlyList<Month> Months(PlanInput input) =>
        [.. Enumerable.Range(0, input.Months).Select(t => Month.Of(input.Month(t)))];

    private static ConcurrencyLimit Limit(PlanInput input) =>
        PlanHandler.IsSmall(input.Products.Count, input.Months)
            ? ConcurrencyLimit.SmallPlan
            : ConcurrencyLimit.Plan;

    private static List<StrategyChoice>? Strategies(PlanRequest request) =>
        request.Strategies?.Select(PlanRequestMapper.ToChoice).ToList();

    private static PlanComparison Plan(
        PlanRequest request,
        PlanInput input,
        PlannerOptions search,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Planner.Plan(input, Strategies(request), search, cancellationToken);
        }
        catch (PlanInputException impossible)
        {
            PlanProblemMapper.Throw(request, input, impossible.Problems);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Planned {Products} products over {Months} months by {Strategies} strategies in {Seconds:F2} s"
        )]
        public static partial void Planned(
            ILogger logger,
            int products,
            int months,
            int strategies,
            double seconds
        );
    }
}
