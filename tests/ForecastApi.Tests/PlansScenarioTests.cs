using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests;

/// <summary>Runs the scenario files of the planner through <c>POST /api/v1/plans</c>.</summary>
public sealed class PlansScenarioTests(ApiFixture api) : IClassFixture<ApiFixture>
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
    public async Task Scenario_When_posted_Then_the_plan_is_as_expected(string file)
    {
        var ct = TestContext.Current.CancellationToken;
        var scenario = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Folder, file + ".json"), ct)
        )!;
        foreach (var expected in scenario["expect"]!.AsArray())
        {
            await PutBillsAsync(Merge(scenario["request"]!, expected!["with"])["bills"]);
            var answer = await api.Http.PostAsJsonAsync(
                "/api/v1/plans?dryRun=true",
                Request(scenario["request"]!, expected!),
                ct
            );
            var text = await answer.Content.ReadAsStringAsync(ct);
            Assert.True(answer.IsSuccessStatusCode, text);
            var plan = JsonNode.Parse(text)!["plans"]![0]!;
            Check((string)scenario["checks"]!, expected!, plan);
        }
    }

    private static void Check(string words, JsonNode expected, JsonNode plan)
    {
        Assert.Equal(expected["reason"] is null, (bool)plan["feasible"]!);
        if ((string?)expected["reason"] is { } reason)
            Assert.Contains(
                plan["reasons"]!.AsArray(),
                r => ((string)r!).Contains(reason, StringComparison.Ordinal)
            );
        var cost = (decimal)plan["totalCost"]!;
        if ((decimal?)expected["totalCost"] is { } published)
            Assert.True(
                Math.Abs(cost - published) <= (published * 0.000001m) + 0.005m,
                FormattableString.Invariant($"{words} Cost {cost}, published {published}.")
            );
        Assert.Equal(cost, plan["costs"]!.AsObject().Sum(c => (decimal)c.Value!));
        Assert.Equal(cost, plan["periods"]!.AsArray().Sum(p => (decimal)p!["cost"]!));
        if (expected["orders"] is JsonObject orders)
            Assert.Equal(
                orders.Select(o => $"{o.Key} {o.Value}").Order(StringComparer.Ordinal),
                plan["purchases"]!
                    .AsArray()
                    .Select(o => $"{o!["sku"]} {o["orderMonth"]} {o["quantity"]}")
                    .Order(StringComparer.Ordinal)
            );
    }

    // The files hold demand by SKU and bills of materials beside it; the service takes both in its own shapes.
    private static JsonObject Request(JsonNode shared, JsonNode expected)
    {
        var request = Merge(shared, expected["with"]).AsObject();
        request.Remove("bills");
        request["demand"] = new JsonObject
        {
            ["inline"] = new JsonArray([
                .. request["demand"]!
                    .AsObject()
                    .Select(d => new JsonObject
                    {
                        ["sku"] = d.Key,
                        ["quantities"] = d.Value!.DeepClone(),
                    }),
            ]),
        };
        var choice = new JsonObject { ["strategy"] = expected["strategy"]!.DeepClone() };
        foreach (var name in (string[])["workers", "rounding"])
            if (expected[name] is { } parameter)
                choice[name] = parameter.DeepClone();
        request["strategies"] = new JsonArray(choice);
        return request;
    }

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

    private async Task PutBillsAsync(JsonNode? bills)
    {
        var lines = bills?.AsObject().ToDictionary(b => b.Key, b => b.Value!.AsObject()) ?? [];
        var skus = lines.Keys.Concat(lines.Values.SelectMany(l => l.Select(c => c.Key)));
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
            await PutAsync($"/api/v1/products/{sku}", new { name = sku });
        foreach (var (parent, components) in lines)
            await PutAsync(
                $"/api/v1/products/{parent}/bom",
                new
                {
                    lines = components.Select(c => new
                    {
                        componentSku = c.Key,
                        quantity = (decimal)(c.Value is JsonObject o ? o["quantity"]! : c.Value!),
                        scrapRate = c.Value is JsonObject s ? (decimal)s["scrapRate"]! : 0,
                    }),
                }
            );
    }

    private async Task PutAsync(string path, object body)
    {
        var answer = await api.Http.PutAsJsonAsync(
            path,
            body,
            TestContext.Current.CancellationToken
        );
        Assert.True(answer.IsSuccessStatusCode, path);
    }
}
