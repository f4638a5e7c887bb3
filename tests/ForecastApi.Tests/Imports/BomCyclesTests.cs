using ForecastApi.Products.Boms;

namespace ForecastApi.Tests;

/// <summary>Cycles in bills of materials are found in time linear in their lines.</summary>
public sealed class BomCyclesTests
{
    private const int Levels = 100_000;

    [Fact]
    public void Chain_When_it_lies_between_two_cycles_Then_only_the_cycles_are_found()
    {
        // A search from each level of the chain would take 5,000,000,000 steps
        var lines = Chain(Levels);
        lines.AddRange([
            ("A", "B"),
            ("B", "A"),
            ("B", "L0"),
            ($"L{Levels}", "C"),
            ("C", "D"),
            ("D", "C"),
        ]);
        var found = Find(lines);
        Assert.Equal(["A", "B", "C", "D"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["A", "B", "A"], found["B"].Path);
    }

    [Fact]
    public void Cycle_When_it_has_thousands_of_products_Then_each_is_found_and_its_description_is_short()
    {
        var lines = Chain(Levels);
        lines.Add(($"L{Levels}", "L0"));
        var found = Find(lines);
        Assert.Equal(Levels + 1, found.Count);
        Assert.InRange(BomCycles.Describe(found["L7"].Path).Length, 50, 300);
    }

    [Fact]
    public void Cycles_When_thousands_cross_at_one_product_Then_each_product_is_found()
    {
        var lines = Enumerable
            .Range(0, Levels)
            .SelectMany(i => new[] { ("HUB", $"S{i}"), ($"S{i}", "HUB") })
            .ToList();
        var found = Find(lines);
        Assert.Equal(Levels + 1, found.Count);
        Assert.True(found["HUB"].IsOn);
        Assert.All(found.Values, cycle => Assert.Contains("HUB", cycle.Path));
    }

    [Fact]
    public void Product_When_it_contains_itself_or_none_Then_only_that_is_a_cycle()
    {
        var found = Find([("A", "A"), ("B", "C"), ("B", "D"), ("C", "D"), ("A", "B")]);
        Assert.Equal(["A", "A"], Assert.Single(found).Value.Path);
    }

    private static IReadOnlyDictionary<string, BomCycle> Find(
        IReadOnlyList<(string Sku, string Component)> lines
    ) =>
        BomCycles.FindAll(
            lines.Select(l => l.Sku).Distinct(StringComparer.Ordinal),
            lines.ToLookup(l => l.Sku, l => l.Component, StringComparer.Ordinal)
        );

    private static List<(string Sku, string Component)> Chain(int levels) =>
        [.. Enumerable.Range(0, levels).Select(i => ($"L{i}", $"L{i + 1}"))];
}
