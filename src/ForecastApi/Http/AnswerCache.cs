using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Http;

/// <summary>Answers of one version of the data, kept as they were written until the data changes.</summary>
public sealed class AnswerCache<T>(IOptions<JsonOptions> json)
{
    private const long MostBytes = 64 * 1024 * 1024;

    private Kept _kept = new("");

    /// <summary>The answer kept for this version, or the one computed now.</summary>
    /// <param name="version">Changes whenever an answer may have.</param>
    /// <param name="key">What was asked for.</param>
    /// <param name="compute">Reads what is answered; nothing is kept when it fails.</param>
    public async Task<CachedAnswer<T>> GetAsync(string version, string key, Func<Task<T>> compute)
    {
        var kept = _kept;
        if (kept.Version == version && kept.Answers.TryGetValue(key, out var known))
            return known;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            await compute(),
            json.Value.SerializerOptions
        );
        var answer = new CachedAnswer<T>(
            body,
            $"W/\"{Convert.ToHexString(SHA256.HashData(body), 0, 8)}\""
        );
        // Another version, or too much: what was kept goes, and the next questions fill it again
        if (kept.Version != version || kept.Bytes > MostBytes)
            _kept = kept = new(version);
        kept.Add(key, answer);
        return answer;
    }

    private sealed class Kept(string version)
    {
        private long _bytes;

        public string Version { get; } = version;

        public ConcurrentDictionary<string, CachedAnswer<T>> Answers { get; } =
            new(StringComparer.Ordinal);

        public long Bytes => Interlocked.Read(ref _bytes);

        public void Add(string key, CachedAnswer<T> answer)
        {
            if (Answers.TryAdd(key, answer))
                Interlocked.Add(ref _bytes, answer.Size);
        }
    }
}
