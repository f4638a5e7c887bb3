using ForecastApi.Http;

namespace ForecastApi.Products;

/// <summary>What a product and a bill of materials must satisfy before they are stored.</summary>
public static class ProductRules
{
    public const int SkuLength = 100;

    /// <summary>Lines of the longest bill of materials.</summary>
    public const int MostLines = 1000;

    /// <summary>Why a SKU cannot be one, or null. Every way in (path, import, bill of materials) asks here.</summary>
    public static string? WhyNotASku(string? sku) =>
        string.IsNullOrWhiteSpace(sku) ? "is empty; a SKU is needed."
        : sku.Length > SkuLength ? "is longer than 100 characters."
        : sku.Length != sku.Trim().Length ? "starts or ends with white space."
        : sku.Any(c => char.IsControl(c) || char.IsSurrogate(c))
            ? "holds a character that a SKU cannot have."
        : null;

    public static void CheckSku(string sku, string path = "sku")
    {
        if (WhyNotASku(sku) is { } reason)
            throw ProblemException.Invalid(path, reason);
    }

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
            .Check(Enum.IsDefined(body.Status), "status", "is active or discontinued.");
        errors.ThrowIfAny();
        return new(
            sku,
            body.Name,
            string.IsNullOrWhiteSpace(body.Category) ? null : body.Category,
            body.Unit,
            body.UnitPrice,
            body.UnitCost,
            body.Status,
            body.LikeSku
        );
    }

    public static void Check(BillOfMaterials bom)
    {
        var errors = new Validation();
        errors.Check(bom.Lines.Count <= MostLines, "lines", "cannot be more than 1000.");
        for (var i = 0; i < bom.Lines.Count; i++)
        {
            var path = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"lines[{i}]"
            );
            if (bom.Lines[i] is not { } line)
            {
                errors.Add(path, "is null; a line is an object.");
                continue;
            }
            if (WhyNotASku(line.ComponentSku) is { } reason)
                errors.Add(path + ".componentSku", reason);
            errors
                .Check(line.Quantity > 0, path + ".quantity", "must be above 0.")
                .Range(path + ".quantity", line.Quantity, 0)
                .Range(path + ".scrapRate", line.ScrapRate, 0, 0.999999m);
        }
        errors.ThrowIfAny();
    }

    /// <summary>
    /// The path of a cycle that runs through <paramref name="sku"/>, such as A, B, A; or null.
    /// <paramref name="componentsOf"/> gives the components of each product that has a bill.
    /// </summary>
    public static IReadOnlyList<string>? FindCycle(string sku, ILookup<string, string> componentsOf)
    {
        // Depth first with an explicit stack: a deep bill must not exhaust the thread's.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string> { sku };
        var open = new Stack<IEnumerator<string>>();
        open.Push(componentsOf[sku].GetEnumerator());
        while (open.Count > 0)
        {
            if (!open.Peek().MoveNext())
            {
                open.Pop().Dispose();
                path.RemoveAt(path.Count - 1);
                continue;
            }
            var next = open.Peek().Current;
            if (next == sku)
                return [.. path, sku];
            if (!seen.Add(next))
                continue;
            path.Add(next);
            open.Push(componentsOf[next].GetEnumerator());
        }
        return null;
    }
}
