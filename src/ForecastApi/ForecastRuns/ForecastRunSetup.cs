using ForecastApi.Common;
using ForecastApi.Events;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.ForecastRuns.Drivers;
using ForecastApi.ForecastRuns.Nightly;
using ForecastApi.Products;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

public static class ForecastRunSetup
{
    public static void AddForecastRuns(this IServiceCollection services)
    {
        services
            .AddOptions<ForecastOptions>()
            .BindConfiguration(ForecastOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<WorkOptions>()
            .Configure<IServiceProvider>(
                (work, provider) =>
                    work.CountBatchWorkers = () =>
                        provider.GetRequiredService<IOptions<ForecastOptions>>().Value.ActualWorkers
            );
        services.AddSingleton<ForecastRunStore>();
        services.AddSingleton<IProductUse, ForecastProductUse>();
        services.AddSingleton<RunStarter>();
        services.AddSingleton<RunStateStore>();
        services.AddSingleton<FollowUpStore>();
        services.AddSingleton<BatchStore>();
        services.AddSingleton<RunModelStore>();
        services.AddSingleton<CategoryStore>();
        services.AddSingleton<RunThreads>();
        services.AddSingleton<RunDrivers>();
        services.AddSingleton<IEventEffects, EventEffectStore>();
        services.AddSingleton<PooledTraining>();
        services.AddSingleton<RunForecasters>();
        services.AddSingleton<BatchForecaster>();
        services.AddSingleton<RunPublication>();
        services.AddSingleton<NightlySchedule>();
        services.AddSingleton<IRunPublishedHandler, RunRetention>();
        services.AddSingleton<IRunPublishedHandler, OldBacktests>();
        services.AddSingleton<IWorkHandler, NightlyRunHandler>();
        services.AddSingleton<IWorkHandler, RunHandler>();
        services.AddSingleton<IWorkHandler, BatchHandler>();
        services.AddSingleton<IWorkHandler, RunPublishedHandler>();
        services.AddSingleton(provider => new RecurringWork(
            "nightly-forecast",
            NightlyRunHandler.Item,
            provider.GetRequiredService<IOptions<ForecastOptions>>().Value.Schedule,
            provider.GetRequiredService<BusinessCalendar>().TimeZone
        ));
    }
}
