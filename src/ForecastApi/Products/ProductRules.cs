using ForecastApi.Http;

namespace ForecastApi.Products;

/// <summary>Validates SKUs and products before they are stored.</summary>
public static class ProductRules
{
    private const int MaxSkuLength = 100;

    /// <summary>Returns the reason why a text is not a SKU; null when it is one. Paths, imports and bills of materials share it.</summary>
    public static string? WhyNotASku(string? sku) =>
        string.IsNullOrWhiteSpace(sku) ? "is empty; a SKU is required."
        : sku.Length > MaxSkuLength ? "is longer than 100 characters."
        : sku.Length != sku.Trim().Length ? "starts or ends with white space."
        : sku is "." or ".." ? "is a relative path, which no URL can contain as a name."
        : sku.Any(c => char.IsControl(c) || char.IsSurrogate(c))
            ? "contains a character that is not allowed in a SKU."
        : null;

    /// <summary>Returns the error message of a row that refers to a product that does not exist.</summary>
    public static string Unknown(string sku) => $"there is no product '{sku}'; store it first.";

    /// <exception cref="ProblemException">400: the text is not a SKU.</exception>
    public static void CheckSku(string sku, string path = "sku")
    {
        if (WhyNotASku(sku) is { } reason)
            throw ProblemException.Invalid(path, reason);
    }

    /// <summary>Returns the product of a body.</summary>
    /// <exception cref="ProblemException">400: a value that a product cannot have.</exception>
    public static Product Checked(string sku, ProductBody body)
    {
        var errors = new Validation();
        if (WhyNotASku(sku) is { } reason)
            errors.Add("sku", reason);
        errors
            .Check(body.Sku is null || body.Sku == sku, "sku", "differs from the SKU in the path.")
            .Text("name", body.Name, 200)
            .Text("category", body.Category, 100)
            .Text("unit", body.Unit, 20)
            .Range("unitPrice", body.UnitPrice, 0)
            .Range("unitCost", body.UnitCost, 0)
            .Check(
                body.LikeSku is null || WhyNotASku(body.LikeSku) is null,
                "likeSku",
                "is not a SKU."
            )
            .Check(
                body.LikeSku is null || body.LikeSku != sku,
                "likeSku",
                "must be another product."
            )
            .Check(
                body.EndMonth is not { } end || body.LaunchMonth is not { } launch || end >= launch,
                "endMonth",
                "must not be before launchMonth."
            )
            .Check(Enum.IsDefined(body.Status), "status", "must be active or discontinued.");
        errors.ThrowIfAny();
        return new(
            sku,
            body.Name,
            string.IsNullOrWhiteSpace(body.Category) ? null : body.Category.Trim(),
            body.Unit,
            body.UnitPrice,
            body.UnitCost,
            body.Status,
            body.LikeSku,
            body.LaunchMonth,
            body.EndMonth
        );
    }
}
