using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;
using ForecastApi.Work;

namespace ForecastApi.Plans;

/// <summary>Computes an accepted plan; small plans do not wait behind large ones.</summary>
public sealed partial class PlanHandler(
    PlanStateStore states,
    PlanStore plans,
    PlanRun run,
    ILogger<PlanHandler> logger
) : IWorkHandler
{
    /// <summary>Products × months up to which a plan counts as small: its strategies take about a second.</summary>
    private const int MaxSmallSize = 120;

    public WorkKind Kind => WorkKind.Plan;

    /// <summary>Returns whether a plan takes about a second, so that it does not wait behind large ones.</summary>
    public static bool IsSmall(int products, int months) => products * months <= MaxSmallSize;

    /// <summary>The work of a plan.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="products">Its products; null where they are not known.</param>
    /// <param name="months">Its months.</param>
    /// <param name="crashes">How often it has crashed its process.</param>
    public static WorkItem ToItem(string planId, int? products, int months, int crashes = 0) =>
        new(WorkKind.Plan, planId)
        {
            Small = products is { } known && IsSmall(known, months),
            Isolated = crashes > WorkPolicy.MaxCrashesBesideOthers,
        };

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        if (await states.FindAsync(item.Key, cancellationToken) is not { } plan)
            return [];
        if (plan.Attempts > WorkPolicy.MaxCrashesBesideOthers && !item.Isolated)
            return [item with { Isolated = true }];
        if (!await states.StartAsync(plan, cancellationToken))
            return [];
        using var span = Telemetry.StartWork("plan", plan.TraceParent);
        span?.SetTag("forecastapi.plan", plan.PlanId);
        try
        {
            var answer = await ComputeAsync(plan, cancellationToken);
            if (await states.FinishAsync(plan, answer, cancellationToken))
                Log.Finished(logger, plan.PlanId, answer.Status);
        }
        catch (OperationCanceledException)
        {
            await states.RevertAttemptAsync(plan, isDatabaseError: false, CancellationToken.None);
            throw;
        }
        catch (Exception)
        {
            await states.RevertAttemptAsync(plan, isDatabaseError: true, CancellationToken.None);
            throw;
        }
        return [];
    }

    public Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        states.FindOpenAsync(cancellationToken);

    public async Task<int?> CountOpenAsync(CancellationToken cancellationToken) =>
        await states.CountOpenAsync(cancellationToken);

    private async Task<PlanAnswer> ComputeAsync(
        AcceptedPlanRequest plan,
        CancellationToken cancellationToken
    )
    {
        if (plan.Attempts > WorkPolicy.MaxAcceptedCrashes)
            return await FailedAsync(
                plan,
                [WorkPolicy.DescribeCrashes(plan.Attempts)],
                cancellationToken
            );
        if (plan.DatabaseErrors > WorkPolicy.MaxDatabaseErrors)
            return await FailedAsync(
                plan,
                ["The database refused the plan too often; the log has the details."],
                cancellationToken
            );
        try
        {
            return await run.ComputeAsync(
                states.ReadRequest(plan),
                await plans.GetAsync(plan.PlanId, cancellationToken),
                cancellationToken
            );
        }
        catch (ProblemException refusal)
        {
            return await FailedAsync(
                plan,
                [
                    refusal.Message,
                    .. refusal.Errors?.SelectMany(e => e.Value.Select(m => $"{e.Key}: {m}")) ?? [],
                ],
                cancellationToken
            );
        }
        catch (Exception error)
            when (error is not OperationCanceledException && states.DescribeOutage(error) is null)
        {
            // An unexpected error would return at each attempt
            Log.Failed(logger, plan.PlanId, error);
            return await FailedAsync(
                plan,
                ["Unexpected error; the log has the details under the id of this plan."],
                cancellationToken
            );
        }
    }

    private async Task<PlanAnswer> FailedAsync(
        AcceptedPlanRequest plan,
        IReadOnlyList<string> reasons,
        CancellationToken cancellationToken
    ) =>
        await plans.GetAsync(plan.PlanId, cancellationToken) with
        {
            Status = PlanStatus.Failed,
            Warnings = reasons,
        };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Plan {PlanId} is {Status}")]
        public static partial void Finished(ILogger logger, string planId, PlanStatus status);

        [LoggerMessage(2, LogLevel.Error, "Unexpected error while computing plan {PlanId}")]
        public static partial void Failed(ILogger logger, string planId, Exception error);
    }
}
