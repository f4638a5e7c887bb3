using ForecastApi.Data;
using ForecastApi.Demo;
using ForecastApi.Hosting;
using Spectre.Console;

var demo = DemoCommand.IsAsked(args);
var builder = WebApplication.CreateBuilder(args);
if (demo)
    builder.Configuration.AddInMemoryCollection(DemoCommand.QuietLogging);
builder.AddForecastApi();
var app = builder.Build();
app.UseForecastApi();

var stopping = app.Lifetime.ApplicationStopping;
await app.Services.GetRequiredService<Migrator>().MigrateAsync(stopping);
await app.StartAsync();
if (demo)
    await app
        .Services.GetRequiredService<DemoCommand>()
        .RunAsync(app.Urls.First(), AnsiConsole.Console, stopping);
await app.WaitForShutdownAsync();
