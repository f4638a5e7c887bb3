using System.Text.Json.Nodes;

namespace ForecastApi.Planning.Tests;

/// <summary>
/// The specification of the planner. Every file in Scenarios describes its purpose and has a request in the format of the
/// API and the expected result.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_When_planned_Then_the_result_is_as_its_file_states(string file)
    {
        var scenario = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file + ".json")))!;
        var description = (string)scenario["checks"]!;
        foreach (var expected in scenario["expect"]!.AsArray())
        {
            var input = ScenarioReader.Input(Merge(scenario["request"]!, expected!["with"]));
            var comparison = Planner.Plan(
                input,
                [ScenarioReader.Choice(expected)],
                cancellationToken: TestContext.Current.CancellationToken
            );
            var plan = comparison.Plans[0];
            PlanAssert.Consistent(input, plan);
            if ((string?)expected["reason"] is { } reason)
                Assert.Contains(plan.Reasons, r => r.Contains(reason, StringComparison.Ordinal));
            else
                Assert.True(plan.Feasible, description + " " + string.Join(" ", plan.Reasons));
            if ((decimal?)expected["totalCost"] is { } cost)
                Assert.True(
                    Math.Abs(plan.TotalCost - cost) <= (cost * 0.000001m) + 0.005m,
                    FormattableString.Invariant(
                        $"{description} Cost {plan.TotalCost}, published {cost}."
                    )
                );
            if ((decimal?)expected["profit"] is { } profit)
                Assert.Equal(profit, plan.Profit, 2);
            if (expected["workers"] is null && expected["workforce"] is JsonArray workers)
                Assert.Equal(
                    workers.Select(n => n!.GetValue<decimal>()),
                    plan.Periods.Select(p => p.Workers)
                );
            if (expected["orders"] is JsonObject orders)
                Assert.Equal(
                    orders.Select(o => $"{o.Key} {o.Value}").Order(StringComparer.Ordinal),
                    plan.Purchases.Select(o =>
                            FormattableString.Invariant(
                                $"{o.Sku} {o.OrderMonth:yyyy-MM} {o.Quantity:0.####}"
                            )
                        )
                        .Order(StringComparer.Ordinal)
                );
        }
    }

    // A scenario can have several expected results, each with changes to its request.
    private static JsonNode Merge(JsonNode request, JsonNode? change)
    {
        var merged = request.DeepClone();
        foreach (var (key, value) in change?.AsObject() ?? [])
        {
            if (value is JsonObject && merged[key] is JsonObject)
                merged[key] = Merge(merged[key]!, value);
            else
                merged[key] = value?.DeepClone();
        }
        return merged;
    }
}
