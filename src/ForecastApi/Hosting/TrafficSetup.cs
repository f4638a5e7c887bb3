using ForecastApi.Access;
using ForecastApi.Hosting.Uploads;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Registers CORS, response compression and rate limits.</summary>
public static class TrafficSetup
{
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromHours(2);

    public static void AddTraffic(this IServiceCollection services)
    {
        services
            .AddOptions<TrafficOptions>()
            .BindConfiguration(TrafficOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                o => o.Origins.All(IsOrigin),
                "Traffic:Origins must be origins such as https://app.example.com, without a path and without *."
            )
            .ValidateOnStart();
        services.AddSingleton(provider =>
            Slots(
                provider.GetRequiredService<IOptions<TrafficOptions>>().Value,
                provider.GetRequiredService<IHttpContextAccessor>()
            )
        );
        services.AddSingleton(provider =>
        {
            var traffic = provider.GetRequiredService<IOptions<TrafficOptions>>().Value;
            return new RequestComputing(
                traffic.ActualComputations,
                traffic.Waiting,
                provider.GetRequiredService<IHttpContextAccessor>()
            );
        });
        services.AddSingleton<BodySpool>();
        services.AddRequestDecompression(o =>
        {
            o.DecompressionProviders.Clear();
            o.DecompressionProviders.Add("gzip", new GzipProvider());
        });
        services.AddCors();
        services
            .AddOptions<CorsOptions>()
            .Configure<IOptions<TrafficOptions>>(
                (cors, traffic) => cors.AddDefaultPolicy(p => Allow(p, traffic.Value))
            );
        services.AddResponseCompression(o =>
        {
            // Safe against BREACH: antiforgery tokens are masked anew in every response
            o.EnableForHttps = true;
            o.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "application/problem+json",
                "application/x-ndjson",
                "text/csv",
            ];
        });
    }

    /// <summary>Enables the limits of bodies. Bodies of limited work are received before its concurrency is limited.</summary>
    public static void UseBodyLimits(this WebApplication app)
    {
        app.UseMiddleware<BodyLimits>();
        app.UseRequestDecompression();
        app.UseMiddleware<ReceivedBodies>();
    }

    /// <summary>Enables the rate limits, except in Development, where a front end reloads often.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseMiddleware<RateLimits>();
    }

    private static ConcurrencySlots Slots(TrafficOptions traffic, IHttpContextAccessor accessor)
    {
        var plans = traffic.PlansAtOnce > 0 ? traffic.PlansAtOnce : Environment.ProcessorCount;
        return new(
            limit =>
                limit is ConcurrencyLimit.Import or ConcurrencyLimit.Inspection
                    ? traffic.ImportsAtOnce
                    : plans,
            traffic.Waiting,
            accessor
        );
    }

    private static void Allow(CorsPolicyBuilder policy, TrafficOptions traffic) =>
        policy
            .WithOrigins([.. traffic.Origins])
            .WithMethods("GET", "HEAD", "POST", "PUT", "DELETE")
            .WithHeaders(
                "Authorization",
                "Content-Type",
                "If-Match",
                "If-None-Match",
                "Prefer",
                "traceparent",
                ApiKeyHandler.Header,
                IdempotentRequests.Header
            )
            .WithExposedHeaders(
                "ETag",
                "Location",
                "Retry-After",
                "RateLimit",
                "RateLimit-Policy",
                "Preference-Applied",
                "Content-Disposition",
                IdempotentRequests.ReplayedHeader
            )
            .SetPreflightMaxAge(PreflightMaxAge);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && text == uri.GetLeftPart(UriPartial.Authority);
}
