using System.Diagnostics;

namespace ForecastApi.Tests.Http;

/// <summary>Starts the service as a process with settings that it rejects.</summary>
public static class RefusedStart
{
    /// <summary>
    /// Returns the standard error. Fails if the exit code is not 1, if the error is a stack trace, or if a file was created
    /// in the folder of the database.
    /// </summary>
    public static Task<string> OfAsync(params (string Key, string Value)[] settings) =>
        OfAsync(createsDatabase: false, settings);

    /// <summary>Returns the standard error of a start that may fail once the database has been created.</summary>
    public static async Task<string> OfAsync(
        bool createsDatabase,
        params (string Key, string Value)[] settings
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("forecastapi-refused-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
            start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
            start.Environment["ConnectionStrings__Forecast"] =
                $"Data Source={Path.Combine(folder, "forecast.db")}";
            foreach (var (key, value) in settings)
                start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(cancel);
            var logged = process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            var words = await said;
            Assert.True(process.ExitCode == 1, $"{process.ExitCode}: {words}");
            Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", await logged, StringComparison.Ordinal);
            if (!createsDatabase)
                Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
            return words;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
