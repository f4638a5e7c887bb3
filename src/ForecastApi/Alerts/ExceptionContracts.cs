using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Alerts;

public enum ExceptionState
{
    /// <summary>Nobody has looked at it.</summary>
    Open,

    /// <summary>Somebody sees to it.</summary>
    Acknowledged,

    /// <summary>Seen to, or gone by itself.</summary>
    Resolved,
}

/// <summary>What stands out in a run, what matters most first.</summary>
/// <param name="RunId">The run that was reviewed; null while none was.</param>
/// <param name="AsOf">Its last month.</param>
/// <param name="Counts">How many there are in each state, whatever was filtered.</param>
public sealed record ExceptionList(
    string? RunId,
    Month? AsOf,
    ExceptionCounts Counts,
    IReadOnlyList<ExceptionItem> Items,
    string? NextCursor
);

public sealed record ExceptionCounts(int Open, int Acknowledged, int Resolved);

/// <param name="Value">The measure that the rule looks at; null where it looks at none.</param>
/// <param name="Threshold">What the measure went beyond; null where there is none.</param>
/// <param name="Period">The month that it concerns.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="QuantityAtStake">Units forecast for the coming three months.</param>
/// <param name="MoneyAtStake">Times the unit price, or the unit cost where there is no price; null without both.</param>
/// <param name="Surprise">How far beyond the threshold, 1 at it and 10 at most; the list is ranked by stake × surprise.</param>
/// <param name="Holds">False once the condition has gone; it is resolved then.</param>
/// <param name="Since">Last month of the run that first found it.</param>
/// <param name="ChangedAt">When its state last changed.</param>
public sealed record ExceptionItem(
    string Sku,
    AlertRule Rule,
    AlertSeverity Severity,
    double? Value,
    double? Threshold,
    Month Period,
    string Detail,
    decimal QuantityAtStake,
    decimal? MoneyAtStake,
    double Surprise,
    bool Holds,
    ExceptionState State,
    string? Note,
    string? Author,
    Month Since,
    DateTimeOffset ChangedAt
);

/// <param name="Note">Why, or what is done about it.</param>
/// <param name="Author">Who says so.</param>
public sealed record ExceptionUpdate(
    ExceptionState State,
    string? Note = null,
    string? Author = null
);
