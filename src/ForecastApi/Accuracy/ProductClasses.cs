using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy;

/// <summary>ABC and XYZ classes of the products of a run: by a year's value, and by how much their demand varies.</summary>
public sealed class ProductClasses
{
    private readonly Dictionary<int, (string Abc, string Xyz)> _classes = [];

    public ProductClasses(IReadOnlyList<ProductValue> products)
    {
        // Where nothing has a price, units speak; where something has, what has none is worth nothing to the ranking.
        var priced = products.Any(p => p.Price is not null);
        var abc = AbcClasses.Classify([
            .. products.Select(p => (double)(p.YearQuantity ?? 0) * Price(p, priced)),
        ]);
        foreach (var (i, product) in products.Index())
            _classes[product.ProductId] = (abc[i], DemandVariation.Class(product.Variation));
    }

    public string? Abc(int productId) => _classes.GetValueOrDefault(productId).Abc;

    public string? Xyz(int productId) => _classes.GetValueOrDefault(productId).Xyz;

    private static double Price(ProductValue product, bool priced) =>
        priced ? (double)(product.Price ?? 0) : 1;
}

/// <param name="Price">Unit price, or unit cost where there is none.</param>
public sealed record ProductValue(
    int ProductId,
    decimal? YearQuantity,
    double? Variation,
    decimal? Price
);
