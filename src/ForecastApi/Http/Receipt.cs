using System.Text.Json;
using ForecastApi.Data;

namespace ForecastApi.Http;

/// <summary>
/// What a request with an <c>Idempotency-Key</c> leaves behind: its answer, in the transaction of its effect. Either both
/// are stored or neither, so a repeated request never has its effect twice.
/// </summary>
public sealed class Receipt
{
    /// <summary>Of a request without a key: nothing is kept.</summary>
    public static readonly Receipt None = new(null, null, JsonSerializerOptions.Default);

    private readonly ReceiptStore? _store;
    private readonly ReceiptKey? _key;
    private readonly JsonSerializerOptions _json;

    public Receipt(ReceiptStore? store, ReceiptKey? key, JsonSerializerOptions json) =>
        (_store, _key, _json) = (store, key, json);

    /// <summary>The receipt of the request that is being answered.</summary>
    public static Receipt Of(HttpContext context) => context.Features.Get<Receipt>() ?? None;

    /// <summary>Keeps the answer that the request will get.</summary>
    /// <exception cref="System.Data.Common.DbException">An equal request was faster: the transaction must not be committed.</exception>
    public Task SaveAsync<T>(DbSession session, int status, string? location, T body) =>
        _store is null || _key is null
            ? Task.CompletedTask
            : _store.InsertAsync(
                session,
                _key,
                new(_key.RequestHash, status, location, JsonSerializer.Serialize(body, _json))
            );
}

/// <summary>A key belongs to its caller and to the operation.</summary>
public sealed record ReceiptKey(string Caller, string Route, string KeyText, string RequestHash);

/// <summary>The first answer.</summary>
public sealed record StoredAnswer(string RequestHash, int Status, string? Location, string Body);
