using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests.OpenApi;

/// <summary>
/// Sends random and malformed requests generated from the OpenAPI document: no 5xx, every error a problem document, no
/// slow response, no memory leak. <c>FORECASTAPI_FUZZ</c> sets their number, <c>FORECASTAPI_FUZZ_SEED</c> the seed.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FuzzTests : IAsyncLifetime
{
    private const int Fewest = 500;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private static readonly string[] Texts =
    [
        "",
        "STOOL",
        "WOOD",
        "none",
        "2026-02",
        "2026-13",
        "0001-01",
        "-1",
        "1e400",
        "NaN",
        "null",
        "true",
        "99999999999999999999",
        "0.0000001",
        "Ünïcödé 🚲",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "=1+1",
        "../../etc/passwd",
        "%00",
        "\u0001",
        new('x', 3000),
    ];

    private static readonly string[] Types =
    [
        "application/json",
        "application/json",
        "application/json",
        "text/csv",
        "application/x-ndjson",
        "text/plain",
        "multipart/form-data",
        "nonsense",
    ];

    private readonly ApiFixture _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api.Settings["Planning:TimeLimitSeconds"] = "1";
        foreach (var sku in (string[])["STOOL", "WOOD"])
            await _api.StoreAsync("/api/v1/products/" + sku, new { });
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                Http.TestHistory.Header + Http.TestHistory.Constant("STOOL", 36, 10)
            )
        );
        await _api.RunForecastAsync(new { horizon = 6 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Service_When_it_gets_random_requests_Then_it_responds_soundly()
    {
        var count = Number("FORECASTAPI_FUZZ") ?? Fewest;
        var random = new Random(Number("FORECASTAPI_FUZZ_SEED") ?? 1);
        var document = JsonNode.Parse(
            await ApiFixture.TextOf(await _api.GetAsync("/swagger/v1/swagger.json"))
        )!;
        var operations = document["paths"]!
            .AsObject()
            .SelectMany(
                p => p.Value!.AsObject(),
                (p, o) => (Path: p.Key, Verb: o.Key, Operation: o.Value!.AsObject())
            )
            .ToList();
        var failures = new List<string>();
        var (successes, warm) = (0, 0L);
        for (var i = 0; i < count; i++)
        {
            if (i == count / 5)
                warm = GC.GetTotalMemory(forceFullCollection: true);
            var (path, verb, operation) = operations[random.Next(operations.Count)];
            using var request = Request(random, document, path, verb, operation);
            var started = Stopwatch.GetTimestamp();
            using var answer = await _api.Http.SendAsync(request, Cancel);
            var text = await ApiFixture.TextOf(answer);
            var status = (int)answer.StatusCode;
            successes += answer.IsSuccessStatusCode ? 1 : 0;
            if (status >= 500 || Stopwatch.GetElapsedTime(started) > Slow || !IsSound(answer, text))
                failures.Add(
                    $"#{i} {verb} {request.RequestUri}: {status} after {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s {text[..Math.Min(300, text.Length)]}"
                );
        }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - warm;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{count} requests to {operations.Count} operations, {successes} answered with success, {failures.Count} failures, {grown / 1024 / 1024} MiB more than after the first fifth"
        );
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        Assert.True(successes > count / 50, $"{successes} successes only");
        Assert.True(grown < 64 * 1024 * 1024, $"{grown} bytes more");
    }

    // Every error is a problem with a code and a trace id
    private static bool IsSound(HttpResponseMessage answer, string text)
    {
        if ((int)answer.StatusCode < 400)
            return true;
        return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && JsonNode.Parse(text) is JsonObject problem
            && problem["code"] is not null
            && problem["traceId"] is not null
            && (int?)problem["status"] == (int)answer.StatusCode
            && !text.Contains("   at ", StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(
        Random random,
        JsonNode document,
        string path,
        string verb,
        JsonObject operation
    )
    {
        var address = new StringBuilder(path);
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var value = Uri.EscapeDataString(Text(random, document, parameter["schema"]));
            if ((string?)parameter["in"] == "path")
                address.Replace("{" + name + "}", value.Length == 0 ? "x" : value);
            else if ((string?)parameter["in"] == "query" && random.Next(3) == 0)
                query.Add($"{name}={value}");
        }
        if (random.Next(10) == 0)
            query.Add($"unknown{random.Next(10)}=1");
        if (query.Count > 0)
            address.Append('?').AppendJoin('&', query);
        var request = new HttpRequestMessage(new HttpMethod(verb), address.ToString());
        if (operation["requestBody"]?["content"]?.AsObject() is { } content)
        {
            var (type, media) = content.First();
            var body = type.Contains("json", StringComparison.Ordinal)
                ? Json(random, document, media!)
                : Table(random, media!);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Broken(random, body)));
            var sent = random.Next(6) == 0 ? Types[random.Next(Types.Length)] : type;
            if (MediaTypeHeaderValue.TryParse(sent, out var header))
                request.Content.Headers.ContentType = header;
        }
        if (random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("If-Match", Texts[random.Next(6)]);
        if (random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation(
                "Idempotency-Key",
                random.Next(20).ToString(CultureInfo.InvariantCulture)
            );
        if (random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
        if (random.Next(10) == 0)
            request.Headers.TryAddWithoutValidation("Prefer", "respond-async");
        return request;
    }

    private static string Json(Random random, JsonNode document, JsonNode media) =>
        random.Next(3) == 0 && media["example"] is { } example
            ? example.ToJsonString()
            : (Value(random, document, media["schema"], 0)?.ToJsonString() ?? "null");

    private static string Table(Random random, JsonNode media)
    {
        var text = media["example"]?.GetValue<string>() ?? "sku\nSTOOL\n";
        return random.Next(2) == 0
            ? text
            : text
                + string.Join(',', Enumerable.Range(0, 4).Select(_ => Texts[random.Next(16)]))
                + "\n";
    }

    /// <summary>Returns the text unchanged, or with a part removed or inserted.</summary>
    private static string Broken(Random random, string text)
    {
        if (random.Next(5) > 0 || text.Length == 0)
            return text;
        var place = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text[..place],
            1 => text.Insert(place, "\"{[,:\u0000"[random.Next(6)].ToString()),
            _ => text.Remove(place, Math.Min(text.Length - place, 1 + random.Next(5))),
        };
    }

    private static string Text(Random random, JsonNode document, JsonNode? schema) =>
        Resolve(document, schema) is { } known
        && known["enum"]?.AsArray() is { } values
        && random.Next(3) > 0
            ? (string)values[random.Next(values.Count)]!
        : random.Next(3) == 0 ? random.Next(-2, 40).ToString(CultureInfo.InvariantCulture)
        : Texts[random.Next(Texts.Length)];

    /// <summary>Returns a value of the schema, and sometimes an invalid one.</summary>
    private static JsonNode? Value(Random random, JsonNode document, JsonNode? schema, int depth)
    {
        schema = Resolve(document, schema);
        if (schema is null || depth > 6 || random.Next(25) == 0)
            return random.Next(4) switch
            {
                0 => null,
                1 => JsonValue.Create(Texts[random.Next(Texts.Length)]),
                2 => new JsonArray(),
                _ => new JsonObject { ["unknown"] = 1 },
            };
        if (schema["oneOf"]?.AsArray() is { Count: > 0 } choices)
            return Value(random, document, choices[random.Next(choices.Count)], depth + 1);
        if (schema["enum"]?.AsArray() is { Count: > 0 } values)
            return values[random.Next(values.Count)]!.DeepClone();
        var type = schema["type"] switch
        {
            JsonArray several => (string)several[random.Next(several.Count)]!,
            { } one => (string)one!,
            null => "object",
        };
        return type switch
        {
            "null" => null,
            "string" => JsonValue.Create(Texts[random.Next(Texts.Length)]),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "integer" => JsonValue.Create(random.Next(-2, 50)),
            "number" => JsonValue.Create(
                random.Next(6) switch
                {
                    0 => -1m,
                    1 => 1e13m,
                    2 => 0.000000001m,
                    _ => random.Next(200),
                }
            ),
            "array" => new JsonArray([
                .. Enumerable
                    .Range(0, random.Next(4))
                    .Select(_ => Value(random, document, schema["items"], depth + 1)),
            ]),
            _ => Object(random, document, schema, depth),
        };
    }

    private static JsonObject Object(Random random, JsonNode document, JsonNode schema, int depth)
    {
        var required =
            schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet(StringComparer.Ordinal)
            ?? [];
        var made = new JsonObject();
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
            if (required.Contains(name) ? random.Next(30) > 0 : random.Next(3) == 0)
                made[name] = Value(random, document, property, depth + 1);
        return made;
    }

    private static JsonNode? Resolve(JsonNode document, JsonNode? schema)
    {
        for (var i = 0; i < 5 && (string?)schema?["$ref"] is { } reference; i++)
            schema = document["components"]!["schemas"]![
                reference[(reference.LastIndexOf('/') + 1)..]
            ];
        return schema;
    }

    private static int? Number(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
