using ForecastApi.Data;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// Hangfire only says "work on run X" and when the night has come; what is to be done and what is done
/// stands in our own tables, so its InMemory storage loses nothing on a restart.
/// </summary>
public static class HangfireSetup
{
    public static void AddHangfireJobs(this IServiceCollection services)
    {
        services.AddHangfire(
            (provider, configuration) =>
            {
                configuration
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings();
                var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
                if (options.Provider == DatabaseProvider.SqlServer)
                    // Not UseSqlServerStorage: it adds size and connection metrics to the dashboard's first
                    // page, which fails for a login without the right to see the server's state
                    configuration.UseStorage(
                        new SqlServerStorage(
                            provider.GetRequiredService<Database>().ConnectionString,
                            new SqlServerStorageOptions
                            {
                                QueuePollInterval = TimeSpan.FromSeconds(1),
                                SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5),
                            }
                        )
                    );
                else
                    configuration.UseInMemoryStorage(
                        new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) }
                    );
            }
        );
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = 2;
            options.ShutdownTimeout = TimeSpan.FromSeconds(20);
            options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
    }

    public static void MapHangfire(this WebApplication app) =>
        app.MapHangfireDashboard(
            "/hangfire",
            new DashboardOptions
            {
                DashboardTitle = "ForecastApi jobs",
                DisplayStorageConnectionString = false,
            }
        );
}
