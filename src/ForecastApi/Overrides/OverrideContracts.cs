using ForecastApi.Common;

namespace ForecastApi.Overrides;

public enum OverrideState
{
    /// <summary>It replaces the published forecast of its month.</summary>
    Active,

    /// <summary>Its month is no longer forecast: it is measured against what was sold.</summary>
    Past,

    /// <summary>The day it expires has come, so the statistical forecast is published again.</summary>
    Expired,

    /// <summary>It was deleted, or replaced by another.</summary>
    Removed,
}

public enum OverrideWarningCode
{
    SmallChange,
    Upward,
    OwnRecord,
}

/// <param name="Quantity">Units that are published in the place of the forecast.</param>
/// <param name="Reason">Why; without a reason nobody learns from it.</param>
/// <param name="Author">Who; the value added is measured by author.</param>
/// <param name="Expires">The day from which the statistical forecast is published again; null = never.</param>
public sealed record OverrideRequest(
    decimal Quantity,
    string Reason,
    string Author,
    DateOnly? Expires = null
);

/// <summary>What a person set in the place of a forecast.</summary>
/// <param name="Statistical">What the models forecast when it was set.</param>
/// <param name="RemovedAt">When it was deleted or replaced; null while it stands.</param>
public sealed record Override(
    string Sku,
    Month Period,
    decimal Quantity,
    decimal Statistical,
    string Reason,
    string Author,
    DateOnly? Expires,
    OverrideState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RemovedAt
);

/// <summary>An override with what speaks against it.</summary>
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
    public static OverrideAnswer Of(Override stored, IReadOnlyList<OverrideWarning> warnings) =>
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

/// <param name="Message">The evidence, in words.</param>
public sealed record OverrideWarning(OverrideWarningCode Code, string Message);
