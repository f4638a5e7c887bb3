namespace ForecastApi.Http;

/// <summary>An <c>Idempotency-Key</c>, scoped to its caller and operation, with the hash of the request it was sent with.</summary>
public sealed record IdempotencyKey(
    string Caller,
    string Route,
    string KeyText,
    string RequestHash
);
