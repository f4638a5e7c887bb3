using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests.OpenApi;

public sealed class OpenApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete"];

    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Document_When_the_code_changes_it_Then_the_snapshot_must_be_updated()
    {
        var file = SourceFolder.Path("tests", "ForecastApi.Tests", "OpenApi", "openapi.json");
        var made = (await DocumentAsync()).ToJsonString(Pretty) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(file, made, TestContext.Current.CancellationToken);
        var kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.True(
            kept == made,
            $"The OpenAPI document differs from the snapshot; UPDATE_SNAPSHOTS=1 updates it. {FirstDifference(kept, made)}"
        );
    }

    [Fact]
    public async Task Operations_When_read_Then_each_has_an_id_a_summary_and_its_errors()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (place, operation) in OperationsAsync())
        {
            Assert.True(names.Add((string)operation["operationId"]!), place);
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]), place);
            var answers = operation["responses"]!.AsObject();
            Assert.Contains(answers, a => a.Key[0] == '2');
            Assert.True(answers.ContainsKey("400") && answers.ContainsKey("503"), place);
            if (
                place.Contains('{', StringComparison.Ordinal)
                && !place.StartsWith("put", StringComparison.Ordinal)
            )
                Assert.True(answers.ContainsKey("404"), place);
            Assert.Equal(operation["requestBody"] is not null, answers.ContainsKey("415"));
            foreach (var (status, answer) in answers.Where(a => a.Key[0] is '4' or '5'))
                Assert.EndsWith(
                    "/ApiProblem",
                    (string)answer!["content"]!["application/problem+json"]!["schema"]!["$ref"]!
                );
        }
        Assert.NotEmpty(names);
    }

    [Fact]
    public async Task Schemas_When_read_Then_requests_require_little_and_responses_everything()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Equal(["demand"], Required("PlanRequest"));
        Assert.Empty(Required("ProductPlanning"));
        Assert.Empty(Required("WorkforceRequest"));
        Assert.Empty(Required("ProductBody"));
        Assert.Equal(["componentSku", "quantity"], Required("BomLine"));
        foreach (
            var name in (string[])
                ["Product", "ForecastItem", "PlanAnswer", "StrategyPlan", "ForecastRunInfo"]
        )
            Assert.Equal(
                schemas[name]!["properties"]!
                    .AsObject()
                    .Select(p => p.Key)
                    .Order(StringComparer.Ordinal),
                Required(name)
            );

        IEnumerable<string> Required(string name) =>
            (schemas[name]!["required"]?.AsArray() ?? [])
                .Select(n => (string)n!)
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Schemas_When_read_Then_none_is_only_null_and_decimals_are_numbers()
    {
        var document = await DocumentAsync();
        foreach (var schema in Objects(document))
            if (schema["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String)
                Assert.False((string)type! == "null" && schema.Count > 1, schema.ToJsonString());
        var product = document["components"]!["schemas"]!["Product"]!["properties"]!;
        Assert.Equal("""{"type":["null","number"]}""", product["unitPrice"]!.ToJsonString());
        Assert.Equal(
            """["active","discontinued"]""",
            document["components"]!["schemas"]!["ProductStatus"]!["enum"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Parameters_When_read_Then_they_have_descriptions_enums_and_limits()
    {
        await foreach (var (place, operation) in OperationsAsync())
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var schema = parameter["schema"]!.ToJsonString();
            if (name is "bucket" or "by" or "status" or "onError")
                Assert.Contains("#/components/schemas/", schema);
            if (name == "limit")
                Assert.Contains("\"maximum\":1000", schema);
            Assert.False(
                (string)parameter["in"]! == "query"
                    && parameter["description"] is null
                    && name is not ("category" or "status"),
                $"{place} {name}"
            );
        }
    }

    [Fact]
    public async Task Put_When_it_takes_If_Match_Then_its_responses_and_the_get_carry_an_ETag()
    {
        var paths = (await DocumentAsync())["paths"]!;
        var product = paths["/api/v1/products/{sku}"]!;
        Assert.Contains(
            product["put"]!["parameters"]!.AsArray(),
            p => (string)p!["name"]! == "If-Match"
        );
        foreach (
            var (verb, status) in (ReadOnlySpan<(string, string)>)
                [("put", "200"), ("put", "201"), ("get", "200")]
        )
            Assert.NotNull(product[verb]!["responses"]![status]!["headers"]!["ETag"]);
        Assert.NotNull(
            paths["/api/v1/forecast-runs"]!["post"]!["responses"]!["202"]!["headers"]!["Location"]
        );
    }

    private async Task<JsonNode> DocumentAsync() =>
        JsonNode.Parse(await ApiFixture.TextOf(await api.GetAsync("/swagger/v1/swagger.json")))!;

    private async IAsyncEnumerable<(string Place, JsonNode Operation)> OperationsAsync()
    {
        foreach (var (path, item) in (await DocumentAsync())["paths"]!.AsObject())
        foreach (var verb in Verbs)
            if (item![verb] is { } operation)
                yield return ($"{verb} {path}", operation);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => Objects(p.Value)).Append(o),
            JsonArray a => a.SelectMany(Objects),
            _ => [],
        };

    private static string FirstDifference(string kept, string made)
    {
        var (old, now) = (kept.Split('\n'), made.Split('\n'));
        var line = Enumerable
            .Range(0, Math.Min(old.Length, now.Length))
            .FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length) - 1);
        return $"Line {line + 1}: '{old[line].Trim()}' was expected, '{now[line].Trim()}' is generated.";
    }
}
