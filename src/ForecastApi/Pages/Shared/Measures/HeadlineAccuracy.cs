using ForecastApi.Accuracy;

namespace ForecastApi.Pages.Shared.Measures;

/// <summary>Headline accuracy: live accuracy once published forecasts have actual sales, else backtest accuracy.</summary>
/// <param name="Total">All points.</param>
/// <param name="ByLead">By lead; empty unless requested.</param>
public sealed record HeadlineAccuracy(
    AccuracyBasis Basis,
    AccuracyItem Total,
    IReadOnlyList<AccuracyItem> ByLead
)
{
    /// <summary>Reads the accuracy; null when nothing has been measured.</summary>
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

    /// <summary>The basis as part of a label: "WAPE in the backtest".</summary>
    public string BasisLabel =>
        Basis == AccuracyBasis.Live ? "of published forecasts" : "in the backtest";
}
