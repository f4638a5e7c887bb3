using System.Diagnostics;
using System.Globalization;
using ForecastApi.Planning;
using ForecastApi.Planning.Input;

namespace ForecastApi.Benchmarks;

internal static class PlanCommand
{
    public static int Run(string[] args)
    {
        var n = int.Parse(args[0], CultureInfo.InvariantCulture);
        var months = int.Parse(args[1], CultureInfo.InvariantCulture);
        var input =
            args[2] == "lp" ? PlanSizes.Continuous(n, months) : PlanSizes.WithSetups(n, months);
        if (args[2] == "pool")
            input = input with { Resources = [] };
        if (args[2] == "fix")
            input = input with
            {
                Resources = [],
                Workforce = input.Workforce! with
                {
                    OvertimeRate = null,
                    MinWorkers =
                    [
                        .. Enumerable.Repeat(
                            Math.Ceiling(input.Workforce.OpeningWorkers!.Value * 1.1m),
                            months
                        ),
                    ],
                    MaxWorkers =
                    [
                        .. Enumerable.Repeat(
                            Math.Ceiling(input.Workforce.OpeningWorkers!.Value * 1.1m),
                            months
                        ),
                    ],
                },
            };
        var limit = double.Parse(args[3], CultureInfo.InvariantCulture);
        var w = Stopwatch.StartNew();
        var plan = Planner
            .Plan(
                input,
                [new(StrategyName.Optimal)],
                new() { TimeLimit = TimeSpan.FromSeconds(limit) }
            )
            .Plans[0];
        Console.WriteLine(
            $"{n}x{months} {args[2]}: {plan.Feasible} {plan.TotalCost:N0} {plan.Optimality} all {w.Elapsed.TotalSeconds:F1} s {string.Join(' ', plan.Reasons.Take(2))}"
        );
        return 0;
    }
}
