using ForecastApi.Access;
using ForecastApi.Data;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Extensions.Options;

namespace ForecastApi.Work;

/// <summary>
/// Hangfire only says "work on run X" and when the night has come; what is to be done and what is done
/// stands in our own tables, so its InMemory storage loses nothing on a restart.
/// </summary>
public static class HangfireSetup
{
    public static void AddHangfireJobs(this IServiceCollection services, NodeOptions node)
    {
        // Hangfire's own defaults are static: the jobs of one host would run on the storage of another in its process.
        services.AddSingleton(Storage);
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddHangfire(
            (provider, configuration) =>
                configuration
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UseStorage(provider.GetRequiredService<JobStorage>())
        );
        if (!node.Works)
            return;
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = 2;
            options.ShutdownTimeout = TimeSpan.FromSeconds(15);
            options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
    }

    /// <summary>
    /// Storages by constructor: UseSqlServerStorage also puts size and connection metrics on the dashboard's first
    /// page, which fails for a login without the right to see the server's state.
    /// </summary>
    private static JobStorage Storage(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider
        == DatabaseProvider.SqlServer
            ? new SqlServerStorage(
                provider.GetRequiredService<Database>().ConnectionString,
                new SqlServerStorageOptions
                {
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5),
                }
            )
            : new InMemoryStorage(
                new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) }
            );

    public static void MapHangfire(this WebApplication app) =>
        app.MapHangfireDashboard(
                "/hangfire",
                new DashboardOptions
                {
                    DashboardTitle = "ForecastApi jobs",
                    DisplayStorageConnectionString = false,
                    // The route says who may: the dashboard's own rule knows only the machine itself
                    Authorization = [],
                }
            )
            .For(Roles.Admin);
}
