using ForecastApi.Common;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Revisions;

/// <summary>Why a product's forecast differs between two runs.</summary>
public enum ChangeCause
{
    /// <summary>Months that the earlier run knew have other quantities or stockouts now.</summary>
    Data,

    /// <summary>One run knew more months; those that both knew are unchanged.</summary>
    NewMonths,

    /// <summary>Another model was chosen.</summary>
    Model,

    /// <summary>An override holds in one run only, or another one does.</summary>
    Override,

    /// <summary>Horizon, engine version or options differ.</summary>
    Settings,

    /// <summary>The product was not in the earlier run.</summary>
    NewProduct,

    /// <summary>The product is not in the later run.</summary>
    DroppedProduct,

    /// <summary>Nothing of its own: the models that learn from all products, or a like product, have moved it.</summary>
    OtherProducts,
}

/// <summary>What changed between two runs, the largest change first.</summary>
/// <param name="From">The earlier run; null, with no items, while there are not two runs.</param>
/// <param name="FirstPeriod">The first month that both runs forecast; null when they share none.</param>
/// <param name="LastPeriod">The last month that both runs forecast.</param>
public sealed record ForecastChanges(
    ChangedRun? From,
    ChangedRun? To,
    Month? FirstPeriod,
    Month? LastPeriod,
    IReadOnlyList<ForecastChange> Items,
    string? NextCursor
);

/// <param name="Settings">What it was made with; null for a run from before that was kept.</param>
public sealed record ChangedRun(string RunId, Month AsOf, int Horizon, RunSettings? Settings);

/// <param name="Before">Published by the earlier run, over the months that both runs cover; 0 for a new product.</param>
/// <param name="After">Published by the later run, over the same months; 0 for a dropped product.</param>
/// <param name="Difference">After − before.</param>
/// <param name="RelativeDifference">A share of before; null when that is 0.</param>
/// <param name="ModelBefore">Null for a new product.</param>
/// <param name="ModelAfter">Null for a dropped product.</param>
/// <param name="Causes">What differs between the runs for this product.</param>
/// <param name="Months">Only where the list is asked for one product.</param>
public sealed record ForecastChange(
    string Sku,
    decimal Before,
    decimal After,
    decimal Difference,
    double? RelativeDifference,
    string? ModelBefore,
    string? ModelAfter,
    IReadOnlyList<ChangeCause> Causes,
    IReadOnlyList<ChangedMonth>? Months
);

/// <param name="Before">Null when the earlier run does not cover the month.</param>
/// <param name="After">Null when the later run does not cover the month.</param>
/// <param name="Difference">Null unless both cover it.</param>
public sealed record ChangedMonth(
    Month Period,
    decimal? Before,
    decimal? After,
    decimal? Difference
);

/// <summary>What was forecast of each month from one origin after another, and what came of it.</summary>
/// <param name="Periods">The columns: target months.</param>
/// <param name="Actuals">Sales of these months; null where they are not complete yet.</param>
/// <param name="Origins">The rows: official snapshots, oldest first.</param>
/// <param name="Stability">How much the quantities shown moved from origin to origin.</param>
public sealed record ForecastWaterfall(
    string? Sku,
    string? Category,
    IReadOnlyList<Month> Periods,
    IReadOnlyList<decimal?> Actuals,
    IReadOnlyList<WaterfallOrigin> Origins,
    StabilityMeasures Stability
);

/// <param name="Model">The model chosen at the origin; null for a total.</param>
/// <param name="Quantities">Published for each of the columns; null outside the horizon.</param>
/// <param name="Changes">Against the origin above; null where one of the two is.</param>
public sealed record WaterfallOrigin(
    Month AsOf,
    string RunId,
    string? Model,
    IReadOnlyList<decimal?> Quantities,
    IReadOnlyList<decimal?> Changes
);

/// <param name="Pairs">Months compared between consecutive origins.</param>
/// <param name="MeanAbsoluteChange">In units; null without pairs.</param>
/// <param name="MeanQuantity">Mean of the quantities compared, in units; null without pairs.</param>
/// <param name="Nervousness">Mean absolute change / mean quantity, 0..2; null when nothing was forecast.</param>
public sealed record StabilityMeasures(
    int Pairs,
    decimal? MeanAbsoluteChange,
    decimal? MeanQuantity,
    double? Nervousness
);

/// <summary>How much forecasts moved from one official snapshot to the next, the most nervous product first.</summary>
/// <param name="Total">Over all products: what each moved, weighted by volume.</param>
public sealed record ForecastStabilityList(
    IReadOnlyList<Month> Origins,
    StabilityMeasures Total,
    IReadOnlyList<ProductStability> Items,
    string? NextCursor
);

public sealed record ProductStability(
    string Sku,
    int Pairs,
    decimal? MeanAbsoluteChange,
    decimal? MeanQuantity,
    double? Nervousness
);
