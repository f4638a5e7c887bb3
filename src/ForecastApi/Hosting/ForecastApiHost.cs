using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ForecastApi.Access;
using ForecastApi.Accuracy;
using ForecastApi.Alerts;
using ForecastApi.Calendars;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Demo;
using ForecastApi.Events;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.Forecasting.Cleaning;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Http.Codes;
using ForecastApi.Imports;
using ForecastApi.Imports.Warnings;
using ForecastApi.OpenApi;
using ForecastApi.Overrides;
using ForecastApi.Pages;
using ForecastApi.Plans;
using ForecastApi.Prices;
using ForecastApi.Products;
using ForecastApi.Revisions;
using ForecastApi.Sales;
using ForecastApi.Work;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Wires the host: services, the middleware pipeline and the route tables.</summary>
public static class ForecastApiHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder AddForecastApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);

        StartupLog.AddTo(builder);
        services.AddDatabase(builder.Configuration);
        DataCache.AddTo(services);
        services.AddJson();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = ApiExceptionHandler.Complete);
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddSingleton<ETags>();
        services.AddAccess(builder.Configuration);
        services.AddSingleton<KeyCommand>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthenticationProblems>();
        services.AddIdempotency();
        services.AddTraffic();
        builder.AddProxy();
        services.Configure<HostOptions>(o =>
            (o.ShutdownTimeout, o.ServicesStopConcurrently) = (GracefulShutdown.HostTimeout, true)
        );
        services.AddWork(builder.Configuration);
        services.AddSwagger();
        services.AddObservability(builder.Configuration);

        services.AddCalendar();
        services.AddImports();
        services.AddProducts();
        services.AddSales();
        services.AddEvents();
        services.AddPrices();
        services.AddForecastRuns();
        services.AddForecasts();
        services.AddOverrides();
        services.AddRevisions();
        services.AddAccuracy();
        services.AddAlerts();
        services.AddPlans();
        services.AddPages();
        DemoCommand.AddDemo(services);
        return builder;
    }

    public static WebApplication UseForecastApi(this WebApplication app)
    {
        app.UseProxy();
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseExceptionHandler();
        app.UseMiddleware<GracefulShutdown>();
        app.UseMiddleware<RequestLimits>();
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.UseRouting();
        app.UseMiddleware<SkuRouteDecoding>();
        app.UseMiddleware<CodeNormalisation>();
        app.UseCors();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseMiddleware<CrossSiteWrites>();
        app.UseMiddleware<ConditionalGet>();
        app.UseMiddleware<StrictQuery>();
        app.UseBodyLimits();
        app.UseMiddleware<IdempotentRequests>();
        app.UseMiddleware<ConcurrencyLimits>();
        app.UseSwaggerPages();

        app.MapObservability();
        if (!app.Services.GetRequiredService<IOptions<NodeOptions>>().Value.Answers)
            return app;
        var api = app.MapGroup("/api/v1").ProducesProblems(401, 403, 429);
        api.MapAccess();
        api.MapCalendar();
        api.MapImports();
        api.MapProducts();
        api.MapSales();
        api.MapEvents();
        api.MapPrices();
        api.MapForecasts();
        api.MapOverrides();
        api.MapRevisions();
        api.MapAccuracy();
        api.MapAlerts();
        api.MapPlans();

        app.MapPages();
        app.MapWorkDashboard().For(Roles.Admin);
        return app;
    }

    private static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        DapperTypes.Register();
        DapperTypes.RegisterEnum<ProductStatus>();
        DapperTypes.RegisterEnum<ImportStatus>();
        DapperTypes.RegisterEnum<OnError>();
        DapperTypes.RegisterEnum<WarningCode>();
        DapperTypes.RegisterEnum<RunStatus>();
        DapperTypes.RegisterEnum<RunTrigger>();
        DapperTypes.RegisterEnum<AdjustmentKind>();
        DapperTypes.RegisterEnum<AlertRule>();
        DapperTypes.RegisterEnum<AlertSeverity>();
        DapperTypes.RegisterEnum<AlertState>();
        services
            .AddOptions<DatabaseOptions>()
            .BindConfiguration(DatabaseOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, ConnectionCheck>();
        services.AddSingleton<SqlDialect>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
            return options.Provider == DatabaseProvider.SqlServer
                ? new SqlServerDialect(options)
                : new SqliteDialect();
        });
        services.AddSingleton(provider => new Database(
            provider.GetRequiredService<SqlDialect>(),
            provider.GetRequiredService<IOptions<DatabaseOptions>>(),
            configuration
        ));
        services.AddSingleton<Migrator>();
        services.AddSingleton<BackupCommand>();
        services
            .AddOptions<InstallationOptions>()
            .Configure<IConfiguration>((o, c) => c.Bind(o))
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    private static void AddJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.AllowDuplicateProperties = false;
            json.MaxDepth = 32;
            json.TypeInfoResolver = json.TypeInfoResolver!.WithAddedModifier(SkuJson.Modify);
            json.Converters.Add(new DecimalJsonConverter());
            json.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
            );
        });
}
