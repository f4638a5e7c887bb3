using System.Globalization;
using System.Text;
using ForecastApi.Data;
using Xunit.Sdk;

namespace ForecastApi.Tests.Faults;

/// <summary>
/// Real processes on one database, killed at random instants: what was acknowledged is there, what was half done is not.
/// <c>FORECASTAPI_FAULTS=50</c> kills so often of each kind and prints the table of the README,
/// <c>FORECASTAPI_FAULTS_SEED</c> at other instants.
/// </summary>
public sealed class FaultTests
{
    private const int Fewest = 1;

    [Theory, EachDatabase]
    public async Task Service_When_killed_at_any_instant_Then_nothing_acknowledged_is_lost_and_nothing_half_done_is_seen(
        DatabaseProvider provider
    )
    {
        await using var database = await StoreHost.WithoutDatabaseAsync(provider);
        var injector = new FaultInjector(database, new(Setting("FORECASTAPI_FAULTS_SEED", 1)));
        await injector.PrepareAsync();
        (string Fault, Func<int, Task<bool>> InjectAsync)[] faults =
        [
            ("SIGKILL in the first start, on no database", injector.KillInFirstStartAsync),
            ("SIGKILL in an import that the request waits for", injector.KillInImportAsync),
            ("SIGKILL in an import that was accepted (202)", injector.KillInAcceptedImportAsync),
            ("SIGKILL in a plan that was accepted (202)", injector.KillInAcceptedPlanAsync),
            ("SIGKILL in a run, the process started again", injector.KillInRunAsync),
            ("SIGTERM in a run, the process started again", injector.TerminateInRunAsync),
        ];
        // Of two processes, NodesTests kills one in every run of the tests
        if (Setting("FORECASTAPI_FAULTS", Fewest) > Fewest)
            faults =
            [
                .. faults,
                ("SIGKILL of one of two processes in a run", injector.KillOneOfTwoInRunAsync),
            ];
        var table = new StringBuilder(
            "| Fault | Injected | Hit during the work | Lost or half visible |\n|---|---|---|---|\n"
        );
        var lost = new List<string>();
        foreach (var (fault, injectAsync) in faults)
            table.Append(
                await InjectAsync(fault, injectAsync, Setting("FORECASTAPI_FAULTS", Fewest), lost)
            );
        table.Append(
            CultureInfo.InvariantCulture,
            $"Work ended at most {injector.LongestEnd.TotalSeconds:F0} s after the restart.\n"
        );
        TestContext.Current.TestOutputHelper!.WriteLine(table.ToString());
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    /// <returns>A row of the table.</returns>
    private static async Task<string> InjectAsync(
        string fault,
        Func<int, Task<bool>> injectAsync,
        int times,
        List<string> lost
    )
    {
        var (caught, before) = (0, lost.Count);
        for (var round = 0; round < times; round++)
            try
            {
                if (await injectAsync(round))
                    caught++;
            }
            catch (XunitException wrong)
            {
                lost.Add(string.Create(CultureInfo.InvariantCulture, $"{fault}, {round}: {wrong}"));
            }
        var seen = lost.Count == before ? "nothing" : $"{lost.Count - before} times";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {fault} | {times} | {caught} | {seen} |\n"
        );
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : otherwise;
}
