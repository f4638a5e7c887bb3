using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ForecastApi.Tests.HttpFiles;

namespace ForecastApi.Tests.OpenApi;

/// <summary>The document contains a recorded response of each operation, in its current form.</summary>
public sealed class ResponseExampleTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Shown = 2;

    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Examples_When_the_http_files_are_sent_Then_they_have_the_form_of_the_responses()
    {
        var file = SourceFolder.Path("src", "ForecastApi", "OpenApi", "response-examples.json");
        var answers = new List<HttpFileAnswer>();
        await foreach (var (_, some) in HttpWalk.RunAsync(api))
            answers.AddRange(some);
        var made = new JsonObject();
        var ended = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // A cancellation has the form of a read; a file cannot rely on cancelling in time
            ["cancelForecastRun"] = "/api/v1/forecast-runs/{id}",
            ["undoImport"] = "/api/v1/imports/{id}",
        };
        await foreach (var (id, method, path, status) in OperationsAsync())
            if (
                answers.FirstOrDefault(a =>
                    a.Method == (ended.ContainsKey(id) ? "GET" : method)
                    && a.Status == status
                    && a.MediaType == "application/json"
                    && Matches(ended.GetValueOrDefault(id, path), a.Path)
                ) is
                { } answer
            )
                made[$"{id} {status}"] = Cut(JsonNode.Parse(answer.Body));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(
                file,
                made.ToJsonString(Pretty) + "\n",
                TestContext.Current.CancellationToken
            );
        var kept = JsonNode
            .Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!
            .AsObject();
        Assert.Equal(made.Select(m => m.Key), kept.Select(k => k.Key));
        foreach (var (operation, example) in kept)
            Assert.Equal(Form(made[operation]), Form(example));
    }

    [Fact]
    public async Task Operation_When_it_responds_with_JSON_Then_the_document_has_an_example()
    {
        var without = new List<string>();
        var document = JsonNode.Parse(
            (await api.GetJsonAsync("/swagger/v1/swagger.json")).GetRawText()
        )!;
        foreach (var (path, item) in document["paths"]!.AsObject())
        foreach (var (method, operation) in item!.AsObject())
        foreach (var (status, answer) in operation!["responses"]!.AsObject())
            if (
                status[0] == '2'
                && answer!["content"]?["application/json"] is JsonObject media
                && media["example"] is null
            )
                without.Add($"{method} {path} {status}");
        Assert.Empty(without);
    }

    private async IAsyncEnumerable<(
        string Id,
        string Method,
        string Path,
        int Status
    )> OperationsAsync()
    {
        var document = await api.GetJsonAsync("/swagger/v1/swagger.json");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        foreach (var operation in path.Value.EnumerateObject())
        foreach (var answer in operation.Value.GetProperty("responses").EnumerateObject())
            if (answer.Name[0] == '2')
                yield return (
                    operation.Value.GetProperty("operationId").GetString()!,
                    operation.Name.ToUpperInvariant(),
                    path.Name,
                    int.Parse(answer.Name, System.Globalization.CultureInfo.InvariantCulture)
                );
    }

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(
            path,
            "^"
                + Regex.Replace(
                    Regex.Escape(template),
                    @"\\\{\w+\}",
                    "[^/]+",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
                + "$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>Truncates each list to two items.</summary>
    private static JsonNode? Cut(JsonNode? node) =>
        node switch
        {
            JsonArray list => new JsonArray([.. list.Take(Shown).Select(Cut)]),
            JsonObject one => new JsonObject(
                one.Select(p => KeyValuePair.Create(p.Key, Cut(p.Value)))
            ),
            // The document contains no secret, not even one of a deleted database
            JsonValue text
                when text.TryGetValue<string>(out var secret)
                    && secret.StartsWith("fa_", StringComparison.Ordinal) => JsonValue.Create(
                "fa_..."
            ),
            _ => node?.DeepClone(),
        };

    /// <summary>Returns the names of the top-level properties; nested ones depend on the data.</summary>
    private static string Form(JsonNode? node) =>
        node is JsonObject one ? string.Join(',', one.Select(p => p.Key)) : "";
}
