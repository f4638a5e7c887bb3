using ForecastApi.Data;
using ForecastApi.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddForecastApi();
var app = builder.Build();
app.UseForecastApi();
await app.Services.GetRequiredService<Migrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
