namespace ForecastApi.Planning.Validation;

/// <summary>The limits of a line of a bill of materials, alike where bills are stored and where they are planned.</summary>
public static class BillRules
{
    /// <summary>The maximum quantity of a line.</summary>
    public const decimal MaxQuantity = 1_000_000_000;

    /// <summary>The decimals to which a quantity is exact.</summary>
    public const int QuantityDecimals = 9;

    /// <summary>The maximum scrap rate.</summary>
    public const decimal MaxScrapRate = 0.999999m;

    /// <summary>The decimals to which a scrap rate is exact.</summary>
    public const int ScrapRateDecimals = 6;

    /// <summary>Returns the reason why a quantity is not allowed; null if it is.</summary>
    public static string? WhyNotAQuantity(decimal quantity) =>
        quantity is <= 0 or > MaxQuantity
            ? $"must be above 0 and at most 1,000,000,000; it is {ProblemList.Text(quantity)}."
        : IsExact(quantity, QuantityDecimals) ? null
        : "must not have more than 9 decimals; round it.";

    /// <summary>Returns the reason why a scrap rate is not allowed; null if it is.</summary>
    public static string? WhyNotAScrapRate(decimal scrapRate) =>
        scrapRate is < 0 or > MaxScrapRate
            ? $"must be between 0 and 0.999999; it is {ProblemList.Text(scrapRate)}."
        : IsExact(scrapRate, ScrapRateDecimals) ? null
        : "must not have more than 6 decimals; round it.";

    private static bool IsExact(decimal value, int decimals) =>
        decimal.Round(value, decimals) == value;
}
