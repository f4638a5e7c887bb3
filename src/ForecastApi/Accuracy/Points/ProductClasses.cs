using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy.Points;

/// <summary>The ABC classes (value of a year's sales) and XYZ classes (variation of demand) of the products of a run.</summary>
public sealed class ProductClasses
{
    private readonly Dictionary<int, (string Abc, string Xyz)> _classes = [];

    public ProductClasses(IReadOnlyList<ProductValue> products)
    {
        // Without any price products are ranked by units; otherwise a product without a price has no value.
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
