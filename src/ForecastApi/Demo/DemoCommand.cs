using System.Globalization;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Plans;
using ForecastApi.Plans.Answers;
using ForecastApi.Products;
using ForecastApi.Sales;
using Spectre.Console;

namespace ForecastApi.Demo;

/// <summary>
/// <c>dotnet run --project src/ForecastApi -- demo</c>: a sample company in an empty database, forecast,
/// planned and compared in the terminal. Each step is skipped where its result is there already.
/// </summary>
public sealed class DemoCommand(
    SampleCompany sample,
    ProductStore products,
    SalesStore sales,
    RunStarter starter,
    ForecastRunStore runs,
    PlanRun plan,
    PlanStore plans
)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static bool IsAsked(string[] args) => args is ["demo", ..];

    public static void AddDemo(IServiceCollection services)
    {
        services.AddSingleton<SampleCompany>();
        services.AddSingleton<DemoCommand>();
    }

    /// <summary>The terminal belongs to the demo; only trouble is logged.</summary>
    public static IReadOnlyDictionary<string, string?> QuietLogging { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        };

    public async Task RunAsync(
        string url,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]ForecastApi demo[/]: {SampleCompany.Name}"
        );
        if (!await LoadAsync(console, cancellationToken))
        {
            Pages(console, url);
            return;
        }
        await ForecastAsync(console, cancellationToken);
        var compared =
            await plans.LatestAsync(cancellationToken)
            ?? await plan.RunAsync(sample.Plan(), dryRun: false, Receipt.None, cancellationToken);
        console.Write(Table(compared));
        foreach (var failed in compared.Plans.Where(p => !p.Feasible))
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{failed.Strategy} is not feasible: {failed.Reasons[0]}"
            );
        Pages(console, url);
    }

    /// <summary>False when the database belongs to another company, which is left alone.</summary>
    private async Task<bool> LoadAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        var first = await products.ListAsync(
            new PageRequest(1, null),
            null,
            null,
            null,
            cancellationToken
        );
        var known = await products.GetAsync(SampleCompany.WellKnownSku, cancellationToken);
        if (first.Items.Count > 0 && known is null)
        {
            console.MarkupLine(
                "[yellow]The database holds other data already, so the sample company is not loaded.[/]"
            );
            return false;
        }
        if (await sales.LastMonthAsync(cancellationToken) is { } month)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"The sample company is there: sales up to {month}."
            );
            return true;
        }
        await console
            .Status()
            .StartAsync(
                "Loading products, bills of materials and five years of sales",
                _ => sample.LoadAsync(cancellationToken)
            );
        var last = await sales.LastMonthAsync(cancellationToken);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Loaded products, bills of materials and sales up to {last}."
        );
        return true;
    }

    private async Task ForecastAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (await runs.PublishedAsync(null, cancellationToken) is { } published)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"Forecast as of {published.AsOf}, {published.Horizon} months."
            );
            return;
        }
        var last =
            await sales.LastMonthAsync(cancellationToken)
            ?? throw new InvalidOperationException(
                "The sample's sales all lie in the future of this machine's clock."
            );
        await console
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress =>
            {
                foreach (var back in SampleCompany.Origins)
                    await ForecastAsync(progress, last.AddMonths(-back), cancellationToken);
            });
        var run = (await runs.ListAsync(new PageRequest(1, null), cancellationToken)).Items[0];
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Forecast {run.Progress.Done} products as of {run.AsOf}: {string.Join(", ", run.Models.Select(m => Invariant($"{m.Key} {m.Value}")))}."
        );
    }

    private async Task ForecastAsync(
        ProgressContext progress,
        Month asOf,
        CancellationToken cancellationToken
    )
    {
        var run = await starter.StartAsync(
            RunTrigger.Demo,
            null,
            asOf,
            Receipt.None,
            cancellationToken
        );
        var bar = progress.AddTask(Invariant($"Forecasting every product as of {asOf}"));
        while (run.Status is RunStatus.Queued or RunStatus.Running)
        {
            await Task.Delay(Poll, cancellationToken);
            run = await runs.GetAsync(run.Id, cancellationToken);
            bar.MaxValue = Math.Max(1, run.Progress.Total);
            bar.Value = run.Progress.Done;
        }
    }

    private static Table Table(PlanAnswer answer)
    {
        var table = new Table()
            .Title(
                Invariant(
                    $"{answer.Name}: {answer.Months[0]} to {answer.Months[^1]}, {answer.Currency}"
                )
            )
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn("strategy").NoWrap())
            .AddColumns(
                Right("cost"),
                Right("over"),
                Right("service"),
                Right("stock"),
                Right("utilisation")
            );
        var best = answer.Plans.FirstOrDefault(p => p.Strategy == answer.Best);
        foreach (var p in answer.Plans)
            table.AddRow(Cells(p, best));
        return table;
    }

    private static string[] Cells(StrategyPlan plan, StrategyPlan? best)
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(
            plan.Strategy.ToString()
        );
        if (!plan.Feasible)
            return [name, "not feasible"];
        var over = best is { TotalCost: > 0 } ? (plan.TotalCost / best.TotalCost) - 1 : 0;
        string[] cells =
        [
            name,
            Invariant($"{plan.TotalCost:N0}"),
            plan == best ? "cheapest" : Invariant($"+{100 * over:N1} %"),
            Invariant($"{100 * plan.Kpis.ServiceLevel:N1} %"),
            Invariant($"{plan.Kpis.AverageInventory:N0}"),
            Invariant($"{100 * plan.Kpis.Utilisation:N0} %"),
        ];
        return plan == best ? [.. cells.Select(c => $"[green bold]{c}[/]")] : cells;
    }

    private static void Pages(IAnsiConsole console, string url)
    {
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Open [link]{url}[/] for the pictures,"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"     {url}/swagger to call the API,"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"     {url}/api/v1/forecasts/summary?by=component for what to buy,"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"     {url}/hangfire for the nightly schedule."
        );
        console.MarkupLine("Serving until Ctrl+C.");
    }

    private static TableColumn Right(string title) =>
        new TableColumn(title).RightAligned().NoWrap();

    private static string Invariant(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
