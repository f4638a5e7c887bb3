using System.Text.Json;

namespace ForecastApi.Tests.HttpFiles;

/// <summary>Runs all files of <c>http/</c> in order, from an empty database.</summary>
public static class HttpWalk
{
    public static IReadOnlyList<string> Files { get; } =
    ["products", "sales", "forecasts", "accuracy", "plans", "access", "imports"];

    /// <summary>Returns the bodies by title, and all responses, of each file.</summary>
    public static async IAsyncEnumerable<(
        IReadOnlyDictionary<string, string> Bodies,
        IReadOnlyList<HttpFileAnswer> Answers
    )> RunAsync(ApiFixture api)
    {
        var environment = JsonSerializer.Deserialize<
            Dictionary<string, Dictionary<string, string>>
        >(
            await File.ReadAllTextAsync(
                SourceFolder.Path("http", "http-client.env.json"),
                TestContext.Current.CancellationToken
            )
        )!["dev"];
        Assert.Equal("http://localhost:5080", environment["host"]);
        environment["host"] = "";
        foreach (var file in Files)
        {
            var runner = new HttpFileRunner(api, environment);
            var bodies = await runner.RunAsync(
                HttpFile.Read(SourceFolder.Path("http", file + ".http"))
            );
            yield return (bodies, runner.Answers);
        }
    }
}
