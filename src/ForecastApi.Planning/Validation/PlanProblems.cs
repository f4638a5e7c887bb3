using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates a plan's input and reports all problems at once.</summary>
public static class PlanProblems
{
    /// <summary>The maximum length of a plan, in months.</summary>
    public const int MaxMonths = 36;

    /// <summary>The maximum number of strategies of a request.</summary>
    public const int MaxStrategies = 20;

    /// <summary>Each number is in range, but a product of them (hours, workers, costs) overflows a decimal.</summary>
    internal static PlanProblem AmountsTooLarge { get; } =
        new(
            "products",
            "The quantities, hours and costs in combination are too large to compute; use larger units."
        );

    /// <summary>Validates an input and the requested strategies.</summary>
    /// <param name="input">The input.</param>
    /// <param name="strategies">The requested strategies; null = all that apply.</param>
    /// <returns>The problems in the order of the request; empty if the input is valid.</returns>
    public static IReadOnlyList<PlanProblem> Find(
        PlanInput input,
        IReadOnlyList<StrategyChoice>? strategies
    )
    {
        var list = new ProblemList(input.Months);
        if (input.Start.Day != 1)
            list.Add("start", "The start must be the first day of a month.");
        if (input.Months is < 1 or > MaxMonths)
        {
            list.Add(
                "months",
                $"{ProblemList.Index(input.Months)} is not between 1 and {ProblemList.Index(MaxMonths)}."
            );
            return list.Problems;
        }
        CheckProducts(list, input);
        if (input.Workforce is { } workforce)
            WorkforceProblems.Check(list, workforce);
        ResourceProblems.Check(list, input);
        CheckSuppliers(list, input);
        CheckComponents(list, input);
        BillProblems.Check(list, input);
        list.PerMonth("budget", input.Budget);
        StorageProblems.Check(list, input);
        if (input.Risk is { } risk)
            RiskProblems.Check(list, input, risk);
        StrategyProblems.Check(list, input, strategies);
        return list.Problems;
    }

    private static void CheckProducts(ProblemList list, PlanInput input)
    {
        if (input.Products.Count == 0)
            list.Add("products", "There are no products to plan.");
        var skus = new HashSet<string>();
        for (var i = 0; i < input.Products.Count; i++)
        {
            var p = input.Products[i];
            var path = $"products[{ProblemList.Index(i)}]";
            list.Code($"{path}.sku", p.Sku, skus);
            list.PerMonth($"{path}.demand", p.Demand);
            list.PerMonth($"{path}.unitPrice", p.UnitPrice);
            list.PerMonth($"{path}.materialCost", p.MaterialCost);
            list.Number($"{path}.labourHoursPerUnit", p.LabourHoursPerUnit);
            list.PerMonth($"{path}.holdingCost", p.HoldingCost);
            list.PerMonth($"{path}.backorderCost", p.BackorderCost);
            list.PerMonth($"{path}.lostSaleCost", p.LostSaleCost);
            list.Number($"{path}.openingStock", p.OpeningStock);
            list.Number($"{path}.openingBackorders", p.OpeningBackorders);
            list.Number($"{path}.closingStock", p.ClosingStock);
            list.PerMonth($"{path}.safetyStock", p.SafetyStock);
            list.PerMonth($"{path}.maxStock", p.MaxStock);
            list.PerMonth($"{path}.maxProduction", p.MaxProduction);
            list.PerMonth($"{path}.setupCost", p.SetupCost);
            list.Number($"{path}.setupHours", p.SetupHours);
            list.Number($"{path}.minBatch", p.MinBatch);
            list.Number($"{path}.batchMultiple", p.BatchMultiple);
            if (p.Yield is <= 0 or > 1)
                list.Add(
                    $"{path}.yield",
                    $"{ProblemList.Text(p.Yield)} is not a share above 0 and at most 1."
                );
            list.LeadTime($"{path}.productionLeadTime", p.ProductionLeadTime);
            list.PerMonth($"{path}.receipts", p.Receipts);
            CheckByProducts(list, p, path);
        }
    }

    private static void CheckByProducts(ProblemList list, PlanProduct product, string path)
    {
        var skus = new HashSet<string>();
        for (var i = 0; i < product.ByProducts.Count; i++)
        {
            var (sku, quantity) = product.ByProducts[i];
            var at = $"{path}.byProducts[{ProblemList.Index(i)}]";
            list.Code($"{at}.sku", sku, skus);
            if (sku == product.Sku)
                list.Add($"{at}.sku", "A product is not a by-product of itself.");
            list.Number($"{at}.quantity", quantity);
        }
    }

    private static void CheckSuppliers(ProblemList list, PlanInput input)
    {
        var keys = new HashSet<string>();
        var items = ItemCodes.Of(input);
        for (var i = 0; i < input.Suppliers.Count; i++)
        {
            var s = input.Suppliers[i];
            var path = $"suppliers[{ProblemList.Index(i)}]";
            list.Code($"{path}.id", s.Id, keys, $"{s.Id}\n{s.Sku}");
            if (!items.Contains(s.Sku))
                list.Add($"{path}.sku", $"'{s.Sku}' is not a product or part of this plan.");
            list.Number($"{path}.unitCost", s.UnitCost);
            list.Number($"{path}.toolingCost", s.ToolingCost);
            list.Number($"{path}.orderCost", s.OrderCost);
            list.PerMonth($"{path}.minQuantity", s.MinQuantity);
            list.PerMonth($"{path}.maxQuantity", s.MaxQuantity);
            list.Ordered($"{path}.minQuantity", s.MinQuantity, s.MaxQuantity, "maxQuantity");
            list.Number($"{path}.orderMultiple", s.OrderMultiple);
            list.LeadTime($"{path}.leadTime", s.LeadTime);
            CheckPriceBreaks(list, s, path);
        }
    }

    private static void CheckComponents(ProblemList list, PlanInput input)
    {
        var skus = new HashSet<string>();
        for (var i = 0; i < input.Components.Count; i++)
        {
            var c = input.Components[i];
            var path = $"components[{ProblemList.Index(i)}]";
            list.Code($"{path}.sku", c.Sku, skus);
            list.Number($"{path}.unitCost", c.UnitCost);
            list.LeadTime($"{path}.leadTime", c.LeadTime);
            list.Number($"{path}.openingStock", c.OpeningStock);
            list.Number($"{path}.minOrder", c.MinOrder);
            list.Number($"{path}.orderMultiple", c.OrderMultiple);
            list.Number($"{path}.expediteCost", c.ExpediteCost);
            list.PerMonth($"{path}.receipts", c.Receipts);
        }
    }

    private static void CheckPriceBreaks(ProblemList list, PlanSupplier supplier, string path)
    {
        var (from, price) = (0m, supplier.UnitCost);
        for (var k = 0; k < supplier.PriceBreaks.Count; k++)
        {
            var at = $"{path}.priceBreaks[{ProblemList.Index(k)}]";
            var next = supplier.PriceBreaks[k];
            list.Number($"{at}.from", next.From);
            list.Number($"{at}.unitCost", next.UnitCost);
            if (next.From <= from)
                list.Add(
                    $"{at}.from",
                    $"{ProblemList.Text(next.From)} is not above {ProblemList.Text(from)}; list price breaks by ascending order size."
                );
            if (next.UnitCost > price)
                list.Add(
                    $"{at}.unitCost",
                    $"{ProblemList.Text(next.UnitCost)} is above {ProblemList.Text(price)}, the price of smaller orders; a price break must not raise the price."
                );
            (from, price) = (next.From, next.UnitCost);
        }
    }
}
