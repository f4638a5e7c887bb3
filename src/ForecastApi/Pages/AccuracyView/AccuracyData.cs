using ForecastApi.Accuracy;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.AccuracyView;

/// <summary>The data of the accuracy page.</summary>
/// <param name="Run">The latest successful run; null before the first.</param>
/// <param name="Total">Measures of all selected points; null when there are none.</param>
/// <param name="Groups">The groups in table order.</param>
/// <param name="Categories">The options of the category filter.</param>
/// <param name="Models">The options of the model filter.</param>
public sealed record AccuracyData(
    AccuracyChoice Choice,
    RunKey? Run,
    AccuracyItem? Total,
    IReadOnlyList<AccuracyItem> Groups,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Models
);
