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
/// <c>dotnet run --project src/ForecastApi -- demo</c>: loads a sample company into an empty database, forecasts,
/// plans and prints the comparison. Each step is skipped if its result already exists.
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
    public const string Name = "demo";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public static void AddDemo(IServiceCollection services)
    {
        services.AddSingleton<SampleCompany>();
        services.AddSingleton<DemoCommand>();
    }

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
            PrintLinks(console, url);
            return;
        }
        await ForecastAsync(console, cancellationToken);
        var answer =
            await plans.LatestAsync(cancellationToken)
            ?? await plan.RunAsync(
                sample.Plan(),
                dryRun: false,
                IdempotencyRecord.None,
                cancellationToken
            );
        console.Write(Table(answer));
        foreach (var infeasible in answer.Plans.Where(p => !p.Feasible))
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{infeasible.Strategy} is not feasible: {infeasible.Reasons[0]}"
            );
        PrintLinks(console, url);
    }

    /// <summary>Loads the sample company; false if the database contains other data, which is left unchanged.</summary>
    private async Task<bool> LoadAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        var page = await products.ListAsync(
            new PageRequest(1, null),
            null,
            null,
            null,
            cancellationToken
        );
        var known = await products.GetAsync(SampleCompany.WellKnownSku, cancellationToken);
        if (page.Items.Count > 0 && known is null)
        {
            console.MarkupLine(
                "[yellow]The database contains other data, so the sample company is not loaded.[/]"
            );
            return false;
        }
        if (await sales.LastMonthAsync(cancellationToken) is { } month)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"The sample company is already loaded, with sales up to {month}."
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
                "All sales of the sample are in the future according to the clock of this machine."
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
            new(asOf, null),
            IdempotencyRecord.None,
            cancellationToken
        );
        var bar = progress.AddTask(Invariant($"Forecasting every product as of {asOf}"));
        while (run.Status is RunStatus.Queued or RunStatus.Running)
        {
            await Task.Delay(PollInterval, cancellationToken);
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

    private static void PrintLinks(IAnsiConsole console, string url)
    {
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Open [link]{url}[/] for the dashboard,"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"     {url}/swagger to call the API,"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"     {url}/api/v1/forecasts/summary?by=component for the components to buy,"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"     {url}/hangfire for the background jobs."
        );
        console.MarkupLine("Press Ctrl+C to stop.");
    }

    private static TableColumn Right(string title) =>
        new TableColumn(title).RightAligned().NoWrap();
}
