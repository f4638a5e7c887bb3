using ForecastApi.Hosting;

var command = CommandLine.Find(args);
if (command is null && CommandLine.IsMisspelt(args))
    return await CommandLine.RefuseAsync(args[0], Console.Error);
var builder = WebApplication.CreateBuilder(
    // appsettings.json is the one beside the program, wherever the program is started
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
if (command is not null)
    builder.Configuration.AddInMemoryCollection(CommandLine.QuietLogging);
builder.AddForecastApi();
if (await builder.TryBuildAsync() is not { } app)
    return ServiceStartup.Failed;

using var termination = new TerminationSignal(app.Lifetime);
return command is null
    ? await app.ServeAsync(started: null, termination.Token)
    : await command(app, args, termination.Token);
