using ForecastApi.Access;
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
using ForecastApi.Plans.Requests.Merging;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans;

/// <summary>Plans one request: load, plan, save, answer.</summary>
public sealed partial class PlanRun(
    PlanInputReader inputs,
    PlanStore plans,
    PlanStateStore states,
    WorkQueue queue,
    PlanComputer computer,
    AuditLog audit,
    ConcurrencySlots slots,
    IOptions<PlanOptions> options,
    IOptions<InstallationOptions> installation,
    TimeProvider clock,
    ILogger<PlanRun> logger
)
{
    /// <summary>The costed plans; stored unless <paramref name="dryRun"/>.</summary>
    public async Task<PlanAnswer> RunAsync(
        PlanBody body,
        bool dryRun,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var reading = await inputs.ReadAsync(body, cancellationToken);
        var spent = clock.GetElapsedTime(started);
        var pending = Pending(reading);
        PlanAnswer answer;
        using (await slots.AcquireAsync(Limit(reading.Input), cancellationToken))
            answer = await ComputeAsync(reading, pending, spent, cancellationToken);
        if (!dryRun)
            await plans.AddAsync(answer, receipt, cancellationToken);
        return answer;
    }

    /// <summary>Accepts the request to be computed in the background, once it is validated.</summary>
    public async Task<PlanAnswer> QueueAsync(
        PlanBody body,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var reading = await inputs.ReadAsync(body, cancellationToken);
        var problems = await computer.RunAsync(
            _ => Planner.FindProblems(reading.Input, Strategies(reading.Request)),
            cancellationToken
        );
        if (problems.Count > 0)
            PlanProblemMapper.Throw(reading, problems);
        var pending = Pending(reading);
        var products = reading.Input.Products.Count;
        await states.AddAsync(pending, products, receipt, cancellationToken);
        queue.Enqueue(PlanHandler.ToItem(pending.Id, products, pending.Months.Count));
        return pending;
    }

    /// <summary>The costed plans of an accepted request, not stored.</summary>
    /// <param name="request">The stored request.</param>
    /// <param name="pending">The answer until then.</param>
    /// <param name="cancellationToken">Cancels the planning.</param>
    public async Task<PlanAnswer> ComputeAsync(
        PlanBody request,
        PlanAnswer pending,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var reading = await inputs.ReadAsync(request, cancellationToken);
        return await ComputeAsync(
            reading,
            pending,
            clock.GetElapsedTime(started),
            cancellationToken
        );
    }

    private async Task<PlanAnswer> ComputeAsync(
        PlanReading reading,
        PlanAnswer pending,
        TimeSpan spent,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var search = options.Value.ToPlanner(spent);
        var comparison = await computer.RunAsync(
            token => Plan(reading, search, token),
            cancellationToken
        );
        foreach (var plan in comparison.Plans)
            Measure(plan.Optimality);
        var answer = PlanAnswerMapper.ToAnswer(comparison, pending);
        Log.Planned(
            logger,
            reading.Input.Products.Count,
            reading.Input.Months,
            answer.Plans.Count,
            clock.GetElapsedTime(started).TotalSeconds
        );
        return answer;
    }

    private PlanAnswer Pending(PlanReading reading) =>
        new(
            Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            reading.Request.Name,
            PlanStatus.Running,
            installation.Value.Currency,
            Months(reading.Input),
            Best: null,
            Accepted: null,
            new PlanLeaders(null, null, null, null, null, null),
            Warnings: [],
            Plans: []
        )
        {
            Request = reading.Request,
            RunId = reading.Request.Demand.Forecast?.RunId,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = audit.Actor.Name,
        };

    private static void Measure(Optimality? proof)
    {
        if (proof is null)
            return;
        var status = new KeyValuePair<string, object?>("status", PlanJson.Text(proof.Status));
        Telemetry.SolverDuration.Record((double)proof.Seconds, status);
        Telemetry.SolverGap.Record((double)proof.Gap, status);
    }

    private static IReadOnlyList<Month> Months(PlanInput input) =>
        [.. Enumerable.Range(0, input.Months).Select(t => Month.Of(input.Month(t)))];

    private static ConcurrencyLimit Limit(PlanInput input) =>
        PlanHandler.IsSmall(input.Products.Count, input.Months)
            ? ConcurrencyLimit.SmallPlan
            : ConcurrencyLimit.Plan;

    private static List<StrategyChoice>? Strategies(PlanRequest request) =>
        request.Strategies?.Select(PlanRequestMapper.ToChoice).ToList();

    private static PlanComparison Plan(
        PlanReading reading,
        PlannerOptions search,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Planner.Plan(
                reading.Input,
                Strategies(reading.Request),
                search,
                cancellationToken
            );
        }
        catch (PlanInputException impossible)
        {
            PlanProblemMapper.Throw(reading, impossible.Problems);
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
