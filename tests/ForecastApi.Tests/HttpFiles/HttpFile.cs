using System.Text.RegularExpressions;

namespace ForecastApi.Tests.HttpFiles;

/// <summary>
/// The requests of an .http file: separated by <c>###</c>, with <c># @name</c> for later reference,
/// <c># expect 201</c> for the expected status, <c># expect 200 until status is succeeded</c> to poll.
/// </summary>
public sealed partial class HttpFile
{
    private HttpFile(IReadOnlyList<HttpFileRequest> requests) => Requests = requests;

    public IReadOnlyList<HttpFileRequest> Requests { get; }

    public static HttpFile Read(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var blocks = Separator().Split(File.ReadAllText(path).ReplaceLineEndings("\n")).Skip(1);
        return new([.. blocks.Select(block => Parse(block, folder))]);
    }

    private static HttpFileRequest Parse(string block, string folder)
    {
        var lines = block.Split('\n').ToList();
        var title = lines[0].Trim();
        var start = lines.FindIndex(1, line => line.Length > 0 && line[0] != '#');
        var notes = string.Join('\n', lines[1..start]);
        var expected = Expectation().Match(notes);
        Assert.True(expected.Success, $"'{title}' does not say what it expects.");
        var target = lines[start].Split(' ', 2);
        var gap = lines.FindIndex(start, string.IsNullOrWhiteSpace);
        if (gap < 0)
            gap = lines.Count;
        var body = string.Join('\n', lines.Skip(gap + 1)).Trim();
        return new(
            title,
            Name().Match(notes) is { Success: true } name ? name.Groups["name"].Value : null,
            target[0],
            target[1].Trim(),
            [.. lines[(start + 1)..gap].Select(Header)],
            body.StartsWith("< ", StringComparison.Ordinal)
                ? File.ReadAllText(Path.Combine(folder, body[2..].Trim()))
                : body,
            int.Parse(
                expected.Groups["status"].ValueSpan,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            expected.Groups["field"].Success
                ? (expected.Groups["field"].Value, expected.Groups["value"].Value)
                : null
        );
    }

    private static (string, string) Header(string line)
    {
        var parts = line.Split(':', 2);
        return (parts[0].Trim(), parts[1].Trim());
    }

    [GeneratedRegex("^###", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(
        @"^# @name (?<name>\w+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Name();

    [GeneratedRegex(
        @"^# expect (?<status>\d{3})( until (?<field>[\w.]+) is (?<value>\w+))?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Expectation();
}

/// <summary>A request with its expected response, before its variables are replaced.</summary>
public sealed record HttpFileRequest(
    string Title,
    string? Name,
    string Method,
    string Url,
    IReadOnlyList<(string Name, string Value)> Headers,
    string Body,
    int Status,
    (string Field, string Value)? Until
);
