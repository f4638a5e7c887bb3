namespace ForecastApi.Forecasting.Analogy;

/// <summary>
/// Forecasts a new product from the profile of its category: the category's seasonal indices times a level. The level
/// is the credibility estimate of Bühlmann (1967), "Experience rating and credibility", ASTIN Bulletin 4: the mean of
/// the product's own deseasonalised months, shrunk towards the mean level of the category. The shrinkage increases with
/// fewer months, more scatter, and more similar products in the category.
/// </summary>
internal static class CategoryForecast
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "categoryProfile";

    /// <summary>The default standard deviation of the months of a product, relative to its level.</summary>
    private const double DefaultScatter = 0.5;

    private const int DefaultScatterMonths = 3;

    /// <summary>Forecasts the new product.</summary>
    public static ForecastResult Create(
        OwnMonths own,
        DateOnly firstMonth,
        CategoryProfile category,
        int horizon
    )
    {
        var seasons = category.Seasons();
        double[] months = [.. own.Evidence.Select(m => m.Quantity / seasons[m.Month.Month - 1])];
        var mean = months.Length > 0 ? months.Average() : category.Level;
        var scatter = Scatter(months, mean);
        // A single product has no deviation between products: its level is used
        var between =
            category.Products > 1 ? Math.Pow(category.Deviation, 2) : Math.Pow(category.Level, 2);
        var credibility = months.Length == 0 ? 0 : Credibility(months.Length, between, scatter);
        var level = category.Level + (credibility * (mean - category.Level));
        var deviation = Math.Sqrt(scatter + ((1 - credibility) * between));

        var points = new ForecastPoint[horizon];
        var largest = 0.0;
        for (var h = 0; h < horizon; h++)
        {
            var month = firstMonth.AddMonths(h);
            var season = seasons[month.Month - 1];
            largest = Math.Max(largest, season * deviation);
            points[h] = NewProductResult.Point(month, level * season, largest);
        }

        return NewProductResult.Create(ModelName, points, own);
    }

    /// <summary>Computes the weight of the own months, 0..1: n / (n + scatter / between).</summary>
    private static double Credibility(int months, double between, double scatter) =>
        between + scatter > 0 ? months * between / ((months * between) + scatter) : 1;

    /// <summary>
    /// Computes the variance of the months; the default counts as <see cref="DefaultScatterMonths"/> months.
    /// </summary>
    private static double Scatter(double[] months, double mean)
    {
        var squares = DefaultScatterMonths * Math.Pow(DefaultScatter * mean, 2);
        foreach (var month in months)
            squares += (month - mean) * (month - mean);
        return squares / (DefaultScatterMonths + Math.Max(0, months.Length - 1));
    }
}
