namespace ForecastApi.OpenApi;

/// <summary>Descriptions shared by several operations.</summary>
public static class SharedTexts
{
    public const string Import =
        "The first row names the columns, in any order. All rows are stored or none; invalid rows are reported with line, field and message, and all of them are listed at imports/{id}/errors.csv. Rows with probable mistakes are stored and reported as warnings, all of them at imports/{id}/warnings.csv. With onError=skip the valid rows are stored. Importing a file twice changes nothing.";

    public const string Export =
        "All rows as streamed CSV, with the columns of the import. Cells that a spreadsheet would execute as formulas are prefixed with an apostrophe.";

    /// <summary>Query and path parameters that mean the same in every operation.</summary>
    public static IReadOnlyDictionary<string, string> Parameters { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "The id of the resource.",
            ["period"] = "The month, YYYY-MM.",
            ["strategy"] = "The strategy of the plan.",
            ["limit"] = "The maximum number of items per page.",
            ["cursor"] = "The nextCursor of the previous page; omit it for the first page.",
            ["from"] = "The first period, inclusive.",
            ["to"] = "The last period, inclusive.",
            ["bucket"] = "The length of a period.",
            ["sku"] = "The SKU of the product.",
            ["category"] = "The category of the products.",
            ["status"] = "The status of the products.",
            ["runId"] = "A run that has succeeded; the latest one if omitted.",
            ["onError"] = "reject stores nothing if a row is invalid; skip stores the valid rows.",
        };
}
