using ForecastApi.Data;
using ForecastApi.Work.Computing;
using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.Options;

namespace ForecastApi.Work;

/// <summary>Registers Hangfire and the servers that the role of this node requires.</summary>
public static class WorkServers
{
    /// <summary>The time for which a server without a heartbeat counts as running.</summary>
    public static readonly TimeSpan ServerTimeout = TimeSpan.FromSeconds(20);

    public static readonly TimeSpan ServerCheckInterval = TimeSpan.FromSeconds(5);

    /// <summary>The name of the servers of this process; Hangfire adds the process id and a random part.</summary>
    public static string ServerName { get; } = $"forecastapi-{Guid.NewGuid():N}";

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(15);

    public static void AddWork(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<NodeOptions>()
            .BindConfiguration(NodeOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<WorkOptions>()
            .BindConfiguration(WorkOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ILibrarySchema, HangfireSchema>();
        services.AddSingleton<WorkStorage>();
        services.AddSingleton(provider => provider.GetRequiredService<WorkStorage>().Create());
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<WorkJob>();
        services.AddSingleton<JobThreads>();
        services.AddSingleton<HangfireLog>();
        services.AddSingleton<CacheWarmer>();
        services.AddSingleton<CacheWarming>();
        services.AddSingleton(provider => new Lazy<IEnumerable<IWorkHandler>>(
            provider.GetServices<IWorkHandler>
        ));
        services.AddSingleton<IWorkHandler, WorkRecovery>();
        services.AddSingleton<IWorkHandler>(provider =>
            provider.GetRequiredService<CacheWarming>()
        );
        services.AddSingleton(
            new RecurringWork(
                "recover-work",
                new(WorkKind.Recovery),
                "*/15 * * * * *",
                TimeZoneInfo.Utc
            )
        );
        services.AddSingleton(
            new RecurringWork(
                "warm-caches",
                new(WorkKind.CacheWarming),
                "* * * * *",
                TimeZoneInfo.Utc
            )
        );
        services.AddHangfire();
        services.AddServers(NodeOptions.Read(configuration));
    }

    /// <summary>Returns the queues that a node of a role serves.</summary>
    public static IEnumerable<string> ListQueues(NodeOptions node) =>
        [
            .. node.Works ? WorkQueues.OfWorkers : [],
            .. node.Answers ? [CacheWarming.NodeQueue] : (string[])[],
        ];

    private static void AddHangfire(this IServiceCollection services)
    {
        // Hangfire's defaults are static: hosts in one process would use each other's storage
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddHangfire(
            (provider, configuration) =>
                configuration
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UseLogProvider(provider.GetRequiredService<HangfireLog>())
                    .UseStorage(provider.GetRequiredService<JobStorage>())
        );
    }

    private static void AddServers(this IServiceCollection services, NodeOptions node)
    {
        if (node.Works)
        {
            // Only this server also schedules; the others only run jobs
            services.AddServer(_ => 1, schedules: true, WorkQueues.Maintenance);
            services.AddServer(_ => 2, schedules: false, WorkQueues.Runs);
            services.AddServer(o => o.CountBatchWorkers(), schedules: false, WorkQueues.Batches);
            services.AddServer(_ => 1, schedules: false, WorkQueues.Imports);
            services.AddServer(o => o.ActualPlanWorkers, schedules: false, WorkQueues.Plans);
            services.AddServer(o => o.SmallPlanWorkers, schedules: false, WorkQueues.SmallPlans);
            services.AddServer(_ => 1, schedules: false, WorkQueues.Isolated);
        }
        if (node.Answers)
            services.AddServer(_ => 1, schedules: false, CacheWarming.NodeQueue);
        services.AddHostedService<WorkStartup>();
    }

    private static void AddServer(
        this IServiceCollection services,
        Func<WorkOptions, int> countWorkers,
        bool schedules,
        params string[] queues
    ) =>
        services.AddHangfireServer(
            (provider, options) =>
            {
                options.ServerName = ServerName;
                options.Queues = queues;
                options.WorkerCount = countWorkers(
                    provider.GetRequiredService<IOptions<WorkOptions>>().Value
                );
                options.IsLightweightServer = !schedules;
                options.HeartbeatInterval = HeartbeatInterval;
                options.ServerTimeout = ServerTimeout;
                options.ServerCheckInterval = ServerCheckInterval;
                options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
                options.CancellationCheckInterval = TimeSpan.FromSeconds(1);
                options.ShutdownTimeout = ShutdownTimeout;
                options.TaskScheduler = provider
                    .GetRequiredService<JobThreads>()
                    .Create(options.WorkerCount);
            }
        );
}
