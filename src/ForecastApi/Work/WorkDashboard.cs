using Hangfire;

namespace ForecastApi.Work;

/// <summary>Hangfire's dashboard.</summary>
public static class WorkDashboard
{
    /// <summary>Maps the dashboard; the route decides who may see it, since the dashboard's own rule knows only localhost.</summary>
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
