using ForecastApi.Accuracy;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.AccuracyView;

/// <summary>What the page of the accuracy shows.</summary>
/// <param name="Run">The latest run; null before the first.</param>
/// <param name="Total">All points of the choice together; null without any.</param>
/// <param name="Groups">The groups asked for, in the order of the table.</param>
/// <param name="Categories">All there are, to choose from.</param>
/// <param name="Models">Those of the groups, to choose from.</param>
public sealed record AccuracyData(
    AccuracyChoice Choice,
    RunKey? Run,
    AccuracyItem? Total,
    IReadOnlyList<AccuracyItem> Groups,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Models
);
