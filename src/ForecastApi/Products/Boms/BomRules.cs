using ForecastApi.Http;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Products.Boms;

/// <summary>Validates bills of materials before they are stored.</summary>
public static class BomRules
{
    /// <summary>The maximum number of lines in a bill of materials.</summary>
    public const int MaxLines = 1000;

    /// <exception cref="ProblemException">400: a value that a line cannot have.</exception>
    public static void Check(BillOfMaterials bom)
    {
        var errors = new Validation();
        errors.Check(bom.Lines.Count <= MaxLines, "lines", "must not be more than 1000.");
        for (var i = 0; i < bom.Lines.Count; i++)
        {
            var path = Invariant($"lines[{i}]");
            if (bom.Lines[i] is not { } line)
            {
                errors.Add(path, "is null; a line must be an object.");
                continue;
            }
            if (ProductRules.WhyNotASku(line.ComponentSku) is { } reason)
                errors.Add(path + ".componentSku", reason);
            if (BillRules.WhyNotAQuantity(line.Quantity) is { } quantity)
                errors.Add(path + ".quantity", quantity);
            if (BillRules.WhyNotAScrapRate(line.ScrapRate) is { } scrapRate)
                errors.Add(path + ".scrapRate", scrapRate);
        }
        errors.ThrowIfAny();
    }
}
