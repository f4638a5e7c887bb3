using System.Text.Json;

namespace ForecastApi.Tests.HttpFiles;

public sealed class HttpFilesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Walkthrough_When_run_from_an_empty_database_Then_it_ends_in_a_costed_plan()
    {
        var bodies = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (walked, _) in HttpWalk.RunAsync(api))
        foreach (var (title, body) in walked)
            bodies.Add(title, body);
        Assert.Equal(
            HttpWalk.Files.Order(StringComparer.Ordinal),
            Directory
                .GetFiles(SourceFolder.Path("http"), "*.http")
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
        );

        var imported = JsonDocument
            .Parse(bodies["Import a CSV file; importing it again changes nothing"])
            .RootElement;
        Assert.Equal(72, imported.GetProperty("inserted").GetInt32());
        Assert.Contains("STOOL → FRAME", bodies["A cycle is rejected; the problem gives its path"]);
        Assert.Contains("nmae", bodies["A misspelt property is rejected by name"]);

        // A frame needs 4 / 0.9 m of wood, a stool the same, and a bench 2 × 4 / 0.9 + 2
        var products = Quantities(bodies["Total demand in August"]);
        var parts = Quantities(bodies["The components required for it"]);
        Assert.Equal(products["STOOL"] + (2 * products["BENCH"]), parts["FRAME"], 4);
        Assert.Equal((parts["FRAME"] * 4 / 0.9m) + (2 * products["BENCH"]), parts["WOOD"], 3);

        var plan = JsonDocument
            .Parse(bodies["Plan half a year of the latest forecast by every strategy"])
            .RootElement;
        var feasible = plan.GetProperty("plans")
            .EnumerateArray()
            .Where(p => p.GetProperty("feasible").GetBoolean())
            .ToDictionary(
                p => p.GetProperty("strategy").GetString()!,
                p => p.GetProperty("totalCost").GetDecimal(),
                StringComparer.Ordinal
            );
        Assert.True(feasible.Count >= 4, string.Join(", ", feasible.Keys));
        Assert.Equal(feasible.MinBy(p => p.Value).Key, plan.GetProperty("best").GetString());
        Assert.Equal(
            13,
            bodies["Export the cheapest plan as CSV, one row per month and product"]
                .Trim()
                .Split('\n')
                .Length
        );
    }

    private static Dictionary<string, decimal> Quantities(string summary) =>
        JsonDocument
            .Parse(summary)
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .ToDictionary(
                i => i.GetProperty("key").GetString()!,
                i => i.GetProperty("quantity").GetDecimal(),
                StringComparer.Ordinal
            );
}
