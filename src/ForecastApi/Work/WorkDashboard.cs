using Hangfire;

namespace ForecastApi.Work;

/// <summary>Maps Hangfire's dashboard.</summary>
public static class WorkDashboard
{
    /// <summary>Maps the dashboard. The route authorizes access, since the dashboard's own rule admits only localhost.</summary>
    public static IEndpointConventionBuilder MapWorkDashboard(this IEndpointRouteBuilder app) =>
        app.MapHangfireDashboard(
            "/hangfire",
            new DashboardOptions
            {
                DashboardTitle = "ForecastApi jobs",
                DisplayStorageConnectionString = false,
                Authorization = [],
            }
        );
}
