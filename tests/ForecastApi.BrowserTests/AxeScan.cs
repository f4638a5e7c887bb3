using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>
/// Runs axe inside a page. The run of Deque's package opens a second page for every result, which takes most of the time of
/// these tests; it needs that for frames, and the pages of the service have none.
/// </summary>
public static class AxeScan
{
    private const string Run = """
        () => axe.run(document, { resultTypes: ['violations'] }).then(r => JSON.stringify(
            r.violations.map(v => ({
                impact: v.impact, id: v.id, help: v.help, html: v.nodes.slice(0, 5).map(n => n.html) }))))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Returns the serious and critical violations of the page as it is shown now.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        var found = JsonSerializer.Deserialize<Violation[]>(
            await page.EvaluateAsync<string>(Run),
            Json
        )!;
        return
        [
            .. found
                .Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{v.Impact} {v.Id}: {v.Help}\n{string.Join('\n', v.Html)}"),
        ];
    }

    private sealed record Violation(string? Impact, string Id, string Help, string[] Html);
}
