using ForecastApi.Accuracy;
using ForecastApi.Pages.ProductList;

namespace ForecastApi.Pages.AccuracyView;

/// <summary>Reads the data of the accuracy page.</summary>
public sealed class AccuracyViewQuery(AccuracyQuery accuracy, ProductListStore products)
{
    public async Task<AccuracyData> RunAsync(
        AccuracyChoice choice,
        CancellationToken cancellationToken
    )
    {
        var (run, total) = await accuracy.GroupsAsync(
            choice.Basis,
            AccuracyBy.Total,
            choice.Filter,
            cancellationToken
        );
        var (_, groups) = await accuracy.GroupsAsync(
            choice.Basis,
            choice.By,
            choice.Filter,
            cancellationToken
        );
        var (_, models) = await accuracy.GroupsAsync(
            choice.Basis,
            AccuracyBy.Model,
            new AccuracyFilter(),
            cancellationToken
        );
        return new(
            choice,
            run,
            total.Count > 0 ? total[0] : null,
            choice.By == AccuracyBy.Product ? [.. groups.OrderByDescending(AllErrors)] : groups,
            await products.CategoriesAsync(cancellationToken),
            [.. models.Select(m => m.Key)]
        );
    }

    // Products with the largest total error come first, since the table is cut off
    private static double AllErrors(AccuracyItem item) => (item.Mae ?? 0) * item.Points;
}
