using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy;

public enum AccuracyBasis
{
    Backtest,
    Live,
}

/// <summary>Which version of the sales live forecasts are held against.</summary>
public enum AccuracyActuals
{
    /// <summary>As known now.</summary>
    Latest,

    /// <summary>As known when a run first saw the month closed, before any correction.</summary>
    AsFirstKnown,
}

public enum AccuracyBy
{
    Total,
    Model,
    Category,
    Product,
    Lead,
    Period,
    Origin,
    Abc,
    Xyz,
    AbcXyz,
    DemandClass,
    Author,
}

/// <summary>The accuracy of forecasts by group; e = forecast − demand.</summary>
/// <param name="RunId">The run whose backtest this is; the latest run where the basis is live; null before the first.</param>
/// <param name="AsOf">The last month of that run.</param>
/// <param name="LeadTime">Months that are added up before they are judged; null = months are judged one by one.</param>
public sealed record AccuracyList(
    AccuracyBasis Basis,
    AccuracyBy By,
    string? RunId,
    Month? AsOf,
    int? LeadTime,
    IReadOnlyList<AccuracyItem> Items,
    string? NextCursor
);

/// <summary>
/// The errors of one group. A measure without a meaning is null, and <c>Reasons</c> says why; <c>LeftOut</c> counts
/// what the other measures could not use.
/// </summary>
/// <param name="Key">The group: a lead, a SKU, a category (empty = none), ...</param>
/// <param name="Series">Products with at least one point.</param>
/// <param name="Points">Forecast months held against their demand.</param>
/// <param name="Mae">Σ|e| / points, in units.</param>
/// <param name="Rmse">√(Σe² / points), in units.</param>
/// <param name="Mase">Mean over the products of MAE / in-sample MAE of the seasonal naive forecast.</param>
/// <param name="Rmsse">Mean over the products of √(MSE / in-sample MSE of the naive forecast).</param>
/// <param name="Smape">Mean over the products of mean 2|e| / (|demand| + |forecast|), 0..2.</param>
/// <param name="Wape">Σ|e| / Σ demand.</param>
/// <param name="Bias">Σe / Σ demand; positive = forecast too high.</param>
/// <param name="TrackingSignal">Σe / MAE; beyond ±4 the forecast is taken to be biased.</param>
/// <param name="Coverage80">Share of points inside the 80 % bounds.</param>
/// <param name="Coverage95">Share of points inside the 95 % bounds.</param>
/// <param name="ForecastValueAdded">1 − Σ|e| / Σ|e of the seasonal naive forecast| on the same points.</param>
/// <param name="OverrideValueAdded">The same of overrides against what the models forecast, where there are overrides.</param>
public sealed record AccuracyItem(
    string Key,
    int Series,
    int Points,
    double? Mae,
    double? Rmse,
    double? Mase,
    double? Rmsse,
    double? Smape,
    double? Wape,
    double? Bias,
    double? TrackingSignal,
    double? Coverage80,
    double? Coverage95,
    double? ForecastValueAdded,
    double? OverrideValueAdded,
    PinballLoss? Pinball,
    VolumeWeighted VolumeWeighted,
    Unweighted Unweighted,
    LeftOut LeftOut,
    IReadOnlyDictionary<string, AccuracyReason> Reasons
);

/// <summary>Means over the products weighted by the demand of each.</summary>
public sealed record VolumeWeighted(double? Mase, double? Rmsse, double? Smape);

/// <summary>Means over the products, each as heavy as the other.</summary>
public sealed record Unweighted(double? Wape, double? Bias);

/// <param name="PointsWithoutScale">Not in MASE and RMSSE: the history before them was flat or too short.</param>
/// <param name="PointsWithoutBenchmark">Not in the value added: no seasonal naive forecast was stored.</param>
/// <param name="PointsWithoutBounds">Not in coverage and pinball losses.</param>
/// <param name="SeriesWithoutDemand">Not in unweighted WAPE and bias: they sold nothing.</param>
public sealed record LeftOut(
    int PointsWithoutScale,
    int PointsWithoutBenchmark,
    int PointsWithoutBounds,
    int SeriesWithoutDemand
);

/// <summary>Why a measure is null.</summary>
public enum AccuracyReason
{
    /// <summary>Nothing was sold in these months, so that nothing can be divided by it.</summary>
    NoDemand,

    /// <summary>The histories before these forecasts were flat: there is no scale.</summary>
    FlatHistory,

    /// <summary>No seasonal naive forecast is known, or it never erred.</summary>
    NoBenchmark,

    /// <summary>No forecast here was overridden, or the models never erred there.</summary>
    NoOverrides,

    /// <summary>Sums of months have no bounds.</summary>
    NoBounds,

    /// <summary>No forecast has erred.</summary>
    NoError,
}

/// <summary>A product's accuracy: as a whole, by lead and by month.</summary>
public sealed record ProductAccuracy(
    string Sku,
    AccuracyBasis Basis,
    string? RunId,
    Month? AsOf,
    AccuracyItem? Total,
    IReadOnlyList<AccuracyItem> ByLead,
    IReadOnlyList<AccuracyItem> ByPeriod
);
