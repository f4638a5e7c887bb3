using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
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
        var answer = await ComputeAsync(request, NewId(), cancellationToken);
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
        var search = new PlannerOptions
        {
            TimeLimit = TimeSpan.FromSeconds(options.Value.TimeLimitSeconds),
            Seed = options.Value.Seed,
        };
        // Minutes of computing on a thread of its own leave the threads of the pool to readers
        var comparison = await Task.Factory.StartNew(
            () => Plan(request, input, search, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
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

    private static PlanComparison Plan(
        PlanRequest request,
        PlanInput input,
        PlannerOptions search,
        CancellationToken cancellationToken
    )
    {
        var strategies = request.Strategies?.Select(PlanRequestMapper.ToChoice).ToList();
        try
        {
            return Planner.Plan(input, strategies, search, cancellationToken);
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
