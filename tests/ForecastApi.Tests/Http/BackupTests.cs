using ForecastApi.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Http;

/// <summary>A backup is written while the service runs, and a service starts on it.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("WAVE", 48))
        );
        await _api.RunForecastAsync(new { horizon = 6 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Backup_When_a_service_starts_on_it_Then_it_responds_like_the_original()
    {
        var folder = Directory.CreateTempSubdirectory("forecastapi-backup-").FullName;
        try
        {
            var output = new StringWriter();
            await using (output)
            {
                var command = _api.Services.GetRequiredService<BackupCommand>();
                var file = Path.Combine(folder, "forecast.db");
                Assert.Equal(0, await command.RunAsync(["backup", file], output, Cancel));
                Assert.Equal(1, await command.RunAsync(["backup", file], output, Cancel));
                Assert.Equal(1, await command.RunAsync(["backup"], output, Cancel));
                Assert.Contains("already exists", output.ToString(), StringComparison.Ordinal);
            }
            var before = await ApiFixture.TextOf(
                await _api.GetAsync("/api/v1/products/WAVE/forecast")
            );
            await using (var restored = ApiFixture.On(folder))
                Assert.Equal(
                    before,
                    await ApiFixture.TextOf(
                        await restored.GetAsync("/api/v1/products/WAVE/forecast")
                    )
                );
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
