using System.Diagnostics;

namespace ForecastApi.Tests.TypeScript;

/// <summary>
/// Node's tools in a folder of their own, as a front-end team has them; tests that need them are skipped with the reason
/// where there is no Node, or its packages cannot be had.
/// </summary>
public sealed class NodeTools : IAsyncLifetime
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "use.ts"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private string? _missing;

    public string Folder { get; } = Directory.CreateTempSubdirectory("forecastapi-node-").FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Files)
            File.Copy(
                Path.Combine(AppContext.BaseDirectory, "TypeScript", file),
                Path.Combine(Folder, file)
            );
        try
        {
            var (code, output) = await RunAsync("npm", "ci", "--silent", "--no-audit", "--no-fund");
            if (code != 0)
                _missing = "npm cannot have the packages: " + output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _missing = "There is no npm on this machine.";
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public void SkipWithout() => Assert.SkipWhen(_missing is not null, _missing ?? "");

    /// <summary>Runs a tool of the packages and returns its output; fails with the output when the tool fails.</summary>
    public async Task<string> ToolAsync(params string[] command)
    {
        var (code, output) = await RunAsync("npx", ["--no-install", .. command]);
        Assert.True(code == 0, $"{string.Join(' ', command)}: {output}");
        return output;
    }

    public async Task<(int Code, string Output)> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(tool, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            }
        )!;
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        patience.CancelAfter(Patience);
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(patience.Token),
            process.StandardError.ReadToEndAsync(patience.Token)
        );
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return (process.ExitCode, (await output) + (await errors));
    }
}
