using ForecastApi.Accuracy;

namespace ForecastApi.Pages.Shared.Measures;

/// <summary>The errors that a headline tells: of what was published, and until that has met its sales of the backtest.</summary>
/// <param name="Total">All points together.</param>
/// <param name="ByLead">By months from the origin to the month forecast; empty where it was not asked for.</param>
public sealed record HeadlineAccuracy(
    AccuracyBasis Basis,
    AccuracyItem Total,
    IReadOnlyList<AccuracyItem> ByLead
)
{
    /// <summary>Null where nothing was measured yet.</summary>
    public static async Task<HeadlineAccuracy?> ReadAsync(
        AccuracyQuery accuracy,
        AccuracyFilter filter,
        bool withLeads,
        CancellationToken cancellationToken
    )
    {
        foreach (var basis in (AccuracyBasis[])[AccuracyBasis.Live, AccuracyBasis.Backtest])
        {
            var (_, total) = await accuracy.GroupsAsync(
                basis,
                AccuracyBy.Total,
                filter,
                cancellationToken
            );
            if (total.Count == 0)
                continue;
            var leads = withLeads
                ? (
                    await accuracy.GroupsAsync(basis, AccuracyBy.Lead, filter, cancellationToken)
                ).Items
                : [];
            return new(basis, total[0], leads);
        }
        return null;
    }

    public string BasisLabel => Basis == AccuracyBasis.Live ? "of what was published" : "in the backtest";
}
