using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the bills of materials.</summary>
internal static class BillProblems
{
    // A cycle of thousands of products would not fit into a message.
    private const int ShownSkus = 20;

    public static void Check(ProblemList list, PlanInput input)
    {
        var parents = input.Bills.Keys.Order(StringComparer.Ordinal).ToList();
        foreach (var parent in parents)
        {
            var lines = input.Bills[parent];
            for (var i = 0; i < lines.Count; i++)
            {
                var path = $"bills.{parent}[{ProblemList.Index(i)}]";
                if (BillRules.WhyNotAQuantity(lines[i].Quantity) is { } quantity)
                    list.Add($"{path}.quantity", quantity);
                if (BillRules.WhyNotAScrapRate(lines[i].ScrapRate) is { } scrapRate)
                    list.Add($"{path}.scrapRate", scrapRate);
            }
        }
        if (BillOrder.Walk(parents, input.Bills).Cycle is { } cycle)
            list.Add($"bills.{cycle[0]}", $"The bill of materials contains itself: {Text(cycle)}.");
    }

    private static string Text(IReadOnlyList<string> cycle) =>
        string.Join(
            " → ",
            cycle.Count <= ShownSkus ? cycle : [.. cycle.Take(ShownSkus - 1), "…", cycle[^1]]
        );

    /// <summary>The units that a bill draws cannot be computed, although each of its numbers is in range.</summary>
    public static PlanInputException TooManyUnits(string sku) =>
        new([
            new(
                $"bills.{sku}",
                $"The bills of materials below {sku} multiply to more units or a higher cost than can be computed; lower their quantities and scrap rates."
            ),
        ]);
}
