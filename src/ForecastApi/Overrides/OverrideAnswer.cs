using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>An override with warnings about it.</summary>
public sealed record OverrideAnswer(
    string Sku,
    Month Period,
    decimal Quantity,
    decimal Statistical,
    string Reason,
    string Author,
    DateOnly? Expires,
    OverrideState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RemovedAt,
    IReadOnlyList<OverrideWarning> Warnings
)
{
    public static OverrideAnswer From(Override stored, IReadOnlyList<OverrideWarning> warnings) =>
        new(
            stored.Sku,
            stored.Period,
            stored.Quantity,
            stored.Statistical,
            stored.Reason,
            stored.Author,
            stored.Expires,
            stored.State,
            stored.CreatedAt,
            stored.RemovedAt,
            warnings
        );
}
