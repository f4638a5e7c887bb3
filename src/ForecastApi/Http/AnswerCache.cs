using System.Security.Cryptography;
using System.Text.Json;
using ForecastApi.Data;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Http;

/// <summary>Caches the JSON of answers by the version of the data they show.</summary>
public sealed class AnswerCache<T>(DataCache cache, IOptions<JsonOptions> json)
{
    /// <summary>Returns the answer of this version, or computes it.</summary>
    /// <param name="version">Differs once an answer may have changed.</param>
    /// <param name="key">The resource, such as a SKU.</param>
    /// <param name="compute">Computes the body of the answer.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<CachedAnswer<T>> GetAsync(
        string version,
        string key,
        Func<CancellationToken, Task<T>> compute,
        CancellationToken cancellationToken
    ) =>
        cache.GetPassingAsync(
            $"answer {typeof(T).Name} {key}",
            version,
            async token =>
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(
                    await compute(token),
                    json.Value.SerializerOptions
                );
                return new CachedAnswer<T>(
                    body,
                    $"W/\"{Convert.ToHexString(SHA256.HashData(body), 0, 8)}\""
                );
            },
            cancellationToken
        );
}
