using ForecastApi.Common;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Overrides;

/// <summary>A stored override. Its state depends on the latest run and on the date.</summary>
internal sealed record OverrideRow(
    int OverrideId,
    string Sku,
    Month Period,
    decimal Quantity,
    decimal Statistical,
    string Reason,
    string Author,
    DateOnly? Expires,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RemovedAt
)
{
    public Override ToOverride(RunKey? run, DateOnly today) =>
        new(
            Sku,
            Period,
            Quantity,
            Statistical,
            Reason,
            Author,
            Expires,
            RemovedAt is not null ? OverrideState.Removed
                : Period <= run?.AsOf ? OverrideState.Past
                : Expires <= today ? OverrideState.Expired
                : OverrideState.Active,
            CreatedAt,
            RemovedAt
        );
}
