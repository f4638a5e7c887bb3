using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ForecastApi.Planning.Input;
using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>
/// <c>plan</c>: plans of made-up factories, asked of the service over HTTP in a process of its own: how long they take,
/// how well they are proven, and what the service adds to its solver's own time.
/// </summary>
internal static class PlanCommand
{
    private const int Repeats = 20;

    private const string Header =
        "| factory | strategies | answered s | in the solver s | ratio to the solver | gap | status |";

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forecastapi-plan-").FullName;
        try
        {
            await MeasureAsync(Path.Combine(folder, "forecast.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(string database)
    {
        using var service = await ServiceProcess.StartAsync(database);
        var small = PlanRequests.Of(PlanSizes.SmallShop(), strategies: null);
        await service.PlanAsync(small);
        Console.WriteLine(Header);
        Console.WriteLine("|---|---|---|---|---|---|---|");
        List<double> seconds = [];
        for (var i = 0; i < Repeats; i++)
            seconds.Add((await TimedAsync(service, small)).Seconds);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| 1 product x 12 months, whole workers | all | {seconds.Order().ElementAt(Repeats / 2):F3} | | | | |"
            )
        );
        await RowAsync(
            service,
            "2,000 x 24, one labour pool, three machines",
            PlanSizes.Continuous(2000, 24)
        );
        await RowAsync(
            service,
            "300 goods, 600 sub-assemblies, 3,000 parts x 12, whole workers",
            MultiLevelFactory.Create(300, 600, 3000, 12)
        );
        var pool = PlanSizes.WithSetups(200, 24) with { Resources = [] };
        await RowAsync(service, "200 x 24 with set-ups, one labour pool", pool);
        await RowAsync(
            service,
            "200 x 24 with set-ups, labour pool and three machines",
            PlanSizes.WithSetups(200, 24)
        );
        using var hurried = await ServiceProcess.StartAsync(
            database + ".10s",
            ("Planning__TimeLimitSeconds", "10")
        );
        pool = PlanSizes.WithSetups(50, 24) with { Resources = [] };
        await hurried.PlanAsync(small);
        await RowAsync(hurried, "50 x 24 with set-ups, one labour pool", pool);
        await RowAsync(
            hurried,
            "50 x 24 with set-ups, labour pool and three machines",
            PlanSizes.WithSetups(50, 24)
        );
    }

    private static async Task RowAsync(ServiceProcess service, string factory, PlanInput input)
    {
        var (seconds, answer) = await TimedAsync(service, PlanRequests.Of(input, "optimal"));
        var plan = answer.GetProperty("plans")[0];
        var proof = plan.GetProperty("optimality");
        var solver = proof.GetProperty("seconds").GetDouble();
        var status = plan.GetProperty("feasible").GetBoolean()
            ? proof.GetProperty("status").GetString()
            : "no plan";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {factory} | optimal | {seconds:F1} | {solver:F1} | {seconds / solver:F2} | {proof.GetProperty("gap").GetDouble():P2} | {status} |"
            )
        );
    }

    private static async Task<(double Seconds, JsonElement Answer)> TimedAsync(
        ServiceProcess service,
        string request
    )
    {
        var clock = Stopwatch.StartNew();
        var answer = await service.PlanAsync(request);
        return (clock.Elapsed.TotalSeconds, answer);
    }
}
