using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ForecastApi.Tests.HttpFiles;

/// <summary>Sends the requests of a file in order, replacing variables from the environment and earlier responses.</summary>
public sealed partial class HttpFileRunner(
    ApiFixture api,
    IReadOnlyDictionary<string, string> environment
)
{
    private readonly Dictionary<string, (HttpResponseMessage Answer, string Body)> _answers = new(
        StringComparer.Ordinal
    );

    /// <summary>All responses, in order.</summary>
    public List<HttpFileAnswer> Answers { get; } = [];

    /// <summary>The response bodies by the title of the request.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync(HttpFile file)
    {
        var bodies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var request in file.Requests)
            bodies.Add(request.Title, await SendAsync(request));
        return bodies;
    }

    private async Task<string> SendAsync(HttpFileRequest request)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var answer = await api.SendAsync(
                new HttpMethod(request.Method),
                Fill(request.Url),
                Content(request),
                [
                    .. request
                        .Headers.Where(h => !IsContentType(h.Name))
                        .Select(h => (h.Name, Fill(h.Value))),
                ]
            );
            var body = await ApiFixture.TextOf(answer);
            Assert.True(
                (int)answer.StatusCode == request.Status,
                $"{request.Title}: {(int)answer.StatusCode} instead of {request.Status}: {body}"
            );
            Answers.Add(
                new(
                    request.Method,
                    answer.RequestMessage!.RequestUri!.AbsolutePath,
                    (int)answer.StatusCode,
                    answer.Content.Headers.ContentType?.MediaType,
                    body
                )
            );
            if (request.Name is not null)
                _answers[request.Name] = (answer, body);
            if (request.Until is not { } until || Pick(body, until.Field) == until.Value)
                return body;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"{request.Title}: what it waits for did not come.");
    }

    private StringContent? Content(HttpFileRequest request)
    {
        if (request.Body.Length == 0)
            return null;
        var content = new StringContent(Fill(request.Body), Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(
            request.Headers.Single(h => IsContentType(h.Name)).Value
        );
        return content;
    }

    private string Fill(string text) =>
        Variable().Replace(text, m => Value(m.Groups["name"].Value));

    private string Value(string name)
    {
        if (environment.TryGetValue(name, out var value))
            return value;
        var parts = name.Split('.', 4);
        var (answer, body) = _answers[parts[0]];
        return parts[2] == "headers"
            ? answer.Headers.GetValues(parts[3]).Single()
            : Pick(body, parts[3].Replace("$.", "", StringComparison.Ordinal));
    }

    private static string Pick(string json, string path)
    {
        var element = JsonDocument.Parse(json).RootElement;
        foreach (var name in path.Split('.'))
            element = element.GetProperty(name);
        return element.ToString();
    }

    private static bool IsContentType(string name) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{(?<name>[\w.$]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}

/// <summary>The response to a request of a file.</summary>
public sealed record HttpFileAnswer(
    string Method,
    string Path,
    int Status,
    string? MediaType,
    string Body
);
