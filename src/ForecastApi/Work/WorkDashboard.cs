using Hangfire;

namespace ForecastApi.Work;

/// <summary>Maps Hangfire's dashboard.</summary>
public static class WorkDashboard
{
    /// <summary>Maps the dashboard. The route authorizes access, since the dashboard's own rule admits only localhost.</summary>
    public static IEndpointConventionBuilder MapWorkDashboard(this IEndpointRouteBuilder app)
    {
        var dashboard = app.MapHangfireDashboard(
            "/hangfire",
            new DashboardOptions
            {
                DashboardTitle = "ForecastApi jobs",
                DisplayStorageConnectionString = false,
                Authorization = [],
            }
        );
        dashboard.Add(endpoint =>
        {
            if (endpoint.RequestDelegate is { } answer)
                endpoint.RequestDelegate = context =>
                    IsWithoutForm(context.Request)
                        ? throw new BadHttpRequestException(
                            "The statistics of the dashboard are requested by a form.",
                            StatusCodes.Status415UnsupportedMediaType
                        )
                        : answer(context);
        });
        return dashboard;
    }

    /// <summary>Hangfire reads the form of a request for statistics without checking that there is one.</summary>
    private static bool IsWithoutForm(HttpRequest request) =>
        !request.HasFormContentType
        && (request.PathBase + request.Path).Value?.EndsWith(
            "/stats",
            StringComparison.OrdinalIgnoreCase
        ) == true;
}
