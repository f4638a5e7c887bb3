using System.Text.Json;
using ForecastApi.Data;
using Microsoft.AspNetCore.DataProtection;

namespace ForecastApi.Http;

/// <summary>
/// Stores the response of a request with an <c>Idempotency-Key</c> in the transaction of its effect. Either both are
/// committed or neither, so that a repeated request never has its effect twice.
/// </summary>
public sealed class IdempotencyRecord
{
    /// <summary>The record of a request without a key: stores nothing.</summary>
    public static readonly IdempotencyRecord None = new(
        null,
        null,
        null,
        JsonSerializerOptions.Default
    );

    private readonly IdempotencyStore? _store;
    private readonly IdempotencyKey? _key;
    private readonly IDataProtector? _protector;
    private readonly JsonSerializerOptions _json;

    public IdempotencyRecord(
        IdempotencyStore? store,
        IdempotencyKey? key,
        IDataProtector? protector,
        JsonSerializerOptions json
    ) => (_store, _key, _protector, _json) = (store, key, protector, json);

    /// <summary>Returns the record of the current request.</summary>
    public static IdempotencyRecord From(HttpContext context) =>
        context.Features.Get<IdempotencyRecord>() ?? None;

    /// <summary>Stores the response that the request is going to get.</summary>
    /// <exception cref="System.Data.Common.DbException">An equal request has committed first: roll the transaction back.</exception>
    public Task SaveAsync<T>(DbSession session, int status, string? location, T body) =>
        _store is null || _key is null
            ? Task.CompletedTask
            : _store.InsertAsync(
                session,
                _key,
                new(_key.RequestHash, status, location, Hide(JsonSerializer.Serialize(body, _json)))
            );

    private string Hide(string body) => _protector is null ? body : _protector.Protect(body);
}
