using System.Runtime.InteropServices;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Demo;
using ForecastApi.Hosting;
using Microsoft.Extensions.Options;
using Spectre.Console;

var demo = DemoCommand.IsAsked(args);
var key = KeyCommand.IsAsked(args);
var backup = BackupCommand.IsAsked(args);
var builder = WebApplication.CreateBuilder(args);
if (demo || key || backup)
    builder.Configuration.AddInMemoryCollection(DemoCommand.QuietLogging);
builder.AddForecastApi();
WebApplication app;
try
{
    app = builder.Build();
    // Every mistake of the configuration at once, before the database is touched
    app.Services.GetRequiredService<IStartupValidator>().Validate();
}
catch (Exception error) when (StartRefusal.OfConfiguration(error) is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 1;
}

// Before the host has started nobody else listens for it
using var told = new CancellationTokenSource();
using var term = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM,
    signal =>
    {
        signal.Cancel = true;
        told.Cancel();
        app.Lifetime.StopApplication();
    }
);
app.Lifetime.ApplicationStopping.Register(told.Cancel);
var stopping = told.Token;

if (backup)
    return await app
        .Services.GetRequiredService<BackupCommand>()
        .RunAsync(args, Console.Out, stopping);

// Before anything else opens the database: Hangfire's storage creates its own schema in it
try
{
    await app.Services.GetRequiredService<Migrator>().MigrateAsync(stopping);
}
catch (Exception error)
    when (StartRefusal.Of(error, app.Services.GetRequiredService<Database>()) is { } refused)
{
    await Console.Error.WriteLineAsync(refused);
    return 1;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}
if (key)
    return await app
        .Services.GetRequiredService<KeyCommand>()
        .RunAsync(args, AnsiConsole.Console, stopping);
if (await app.Services.GetRequiredService<AccessCheck>().RefusalAsync(stopping) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}
app.UseForecastApi();
try
{
    await app.StartAsync();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}
if (demo)
    await app
        .Services.GetRequiredService<DemoCommand>()
        .RunAsync(app.Urls.First(), AnsiConsole.Console, stopping);
await app.WaitForShutdownAsync();
return 0;
