using ForecastApi.Planning.Input;
using ForecastApi.Planning.Sourcing;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Tests.Sourcing;

public sealed class SourcingCurveTests
{
    [Fact]
    public void Curve_When_a_source_has_tooling_Then_it_is_cheapest_above_break_even()
    {
        // 6 per unit at the shop, 1 per unit and 20,000 of tooling at the factory: equal at 4,000.
        var curve = Of(
            Input([Supplier("shop", 6), Supplier("factory", 1) with { ToolingCost = 20_000 }]),
            [100, 4_000, 1_000_000]
        );
        Assert.Equal([new(4_000, "shop", "factory")], curve.Changes);
        Assert.Equal(["shop", "shop", "factory"], curve.Volumes.Select(v => v.Cheapest));
        var factory = curve.Volumes[2].Sources[2];
        Assert.Equal(
            new("factory", SourceKind.Supplier, true, 1_000_000, 1_020_000, 1.02m, null),
            factory
        );
        Assert.Equal(1_000_000, curve.ChangesListedTo);
    }

    [Fact]
    public void Curve_When_a_price_break_is_near_Then_the_order_is_raised_to_it()
    {
        // 10 per unit, 8 from 1,000 units: 1,000 units for 8,000 cost the same as 800 at 10.
        var supplier = Supplier("a", 10) with
        {
            PriceBreaks = [new(1_000, 8)],
        };
        var curve = Of(Input([supplier, Supplier("b", 9)]), [100, 850, 950, 2_000]);
        Assert.Equal([100m, 1_000, 1_000, 2_000], curve.Volumes.Select(v => v.Sources[1].Quantity));
        Assert.Equal([1_000m, 8_000, 8_000, 16_000], curve.Volumes.Select(v => v.Sources[1].Cost));
        // b costs 8,000 for 888.888889 units.
        Assert.Equal([new(888.888889m, "b", "a")], curve.Changes);
    }

    [Fact]
    public void Curve_When_there_are_thousands_of_price_breaks_Then_every_change_is_listed()
    {
        // 20 suppliers whose prices fall 300 times, each a little earlier and by a little less than the next
        var suppliers = Enumerable
            .Range(0, 20)
            .Select(s =>
                Supplier($"s{s:D2}", 40 + (s * 0.01m)) with
                {
                    OrderCost = 5 * (20 - s),
                    PriceBreaks =
                    [
                        .. Enumerable
                            .Range(1, 300)
                            .Select(k => new PriceBreak(
                                (k * 100) + s,
                                40 + (s * 0.01m) - (k * (0.05m + (s * 0.002m)))
                            )),
                    ],
                }
            )
            .ToArray();
        decimal[] volumes = [.. Enumerable.Range(1, 500).Select(v => v * 61m)];
        var curve = Of(Input(suppliers), volumes);
        Assert.Equal(volumes[^1], curve.ChangesListedTo);
        Assert.NotEmpty(curve.Changes);
        foreach (var volume in curve.Volumes)
        foreach (var source in volume.Sources.Skip(1))
        {
            var supplier = suppliers.Single(s => s.Id == source.Source);
            var cheapest = supplier
                .PriceBreaks.Append(new(0, supplier.UnitCost))
                .Min(b => Math.Max(b.From, volume.Volume) * b.UnitCost);
            Assert.Equal(cheapest + supplier.OrderCost, source.Cost);
        }
        // Between two changes the source that was changed to is the cheapest
        foreach (var volume in curve.Volumes)
        {
            var last = curve.Changes.LastOrDefault(c => c.Volume < volume.Volume);
            var cheapest = last is null ? curve.Volumes[0].Cheapest : last.To;
            var cost = volume.Sources.Single(s => s.Source == cheapest).Cost!.Value;
            var lowest = volume.Sources.Where(s => s.Feasible).Min(s => s.Cost)!.Value;
            Assert.InRange(cost - lowest, 0, 0.00002m);
        }
    }

    [Fact]
    public void Curve_When_the_time_is_over_Then_it_states_up_to_which_volume_changes_are_listed()
    {
        var curve = SourcingCurve.Compare(
            Input([Supplier("a", 5) with { PriceBreaks = [new(100, 4)] }, Supplier("b", 8)]),
            "P",
            [10, 1_000],
            new() { TimeLimit = TimeSpan.Zero },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(10, curve.ChangesListedTo);
        Assert.Equal(["a", "a"], curve.Volumes.Select(v => v.Cheapest));
    }

    [Fact]
    public void Curve_When_a_supplier_has_order_limits_Then_they_are_applied()
    {
        var a = Supplier("a", 5) with { MinQuantity = [100], MaxQuantity = [400] };
        var curve = Of(Input([a, Supplier("b", 8)]), [50, 80, 400, 401]);
        Assert.Equal([500m, 500, 2_000, null], curve.Volumes.Select(v => v.Sources[1].Cost));
        Assert.Equal(
            "a delivers at most 400 units per order; 401 are needed.",
            curve.Volumes[3].Sources[1].Reason
        );
        Assert.Equal([new(62.5m, "b", "a"), new(400, "a", "b")], curve.Changes);
    }

    [Fact]
    public void Curve_When_made_in_house_Then_all_in_house_costs_are_included()
    {
        // 2 hours per unit at 10, overtime 15: 160 regular hours less 10 of set-up make 75 units, 40 overtime hours 20 more.
        // The press needs 1 hour per unit and the set-up: 50 hours make 40 units, with one more machine of 50 hours 90.
        var input = Input([]) with
        {
            Workforce = Workers(1),
            Resources = [Press(opening: 1, price: 300)],
        };
        var product = input.Products[0] with
        {
            LabourHoursPerUnit = 2,
            SetupCost = [70],
            SetupHours = 10,
            MinBatch = 30,
        };
        var curve = Of(input with { Products = [product] }, [10, 40, 41, 75, 90, 91, 96]);
        Assert.Equal(
            [
                // The minimum batch of 30: material 90, set-up 70, 70 hours of labour, 40 of the press at 2.
                90m + 70 + 700 + 80,
                120 + 70 + 900 + 100,
                123 + 70 + 920 + 102 + 300,
                225 + 70 + 1_600 + 170 + 300,
                270 + 70 + 1_600 + 450 + 200 + 300,
                273 + 70 + 1_600 + 480 + 202 + 600,
                null,
            ],
            curve.Volumes.Select(v => v.Sources[0].Cost)
        );
        Assert.Equal(30, curve.Volumes[0].Sources[0].Quantity);
        Assert.Equal(
            "202 labour hours are needed; 200 are available, including overtime.",
            curve.Volumes[6].Sources[0].Reason
        );
        Assert.Equal([new(95, "inHouse", null)], curve.Changes);
    }

    [Fact]
    public void Curve_When_machines_are_bought_in_steps_Then_changes_are_at_and_between_them()
    {
        // In house 1 per unit and 100 for every 50 units above the first 50; b costs 3.5 per unit.
        var input = Input([Supplier("b", 3.5m)]) with
        {
            Resources = [Press(opening: 1, price: 100) with { OperatingCostPerHour = 0 }],
        };
        var product = input.Products[0] with { MaterialCost = [1] };
        var curve = Of(input with { Products = [product] }, [10, 1_000]);
        // Above 50: 100 + v = 3.5 v at 40, so in house is always the cheapest.
        Assert.Empty(curve.Changes);
        var cheap = input with { Products = [product], Suppliers = [Supplier("b", 2.75m)] };
        // 100 k + v against 2.75 v: b is cheaper above 50 k until v = 100 k / 1.75.
        Assert.Equal(
            [
                new(50, "inHouse", "b"),
                new(57.142857m, "b", "inHouse"),
                new(100, "inHouse", "b"),
                new(114.285714m, "b", "inHouse"),
                new(150, "inHouse", "b"),
            ],
            Of(cheap, [10, 160]).Changes
        );
    }

    [Fact]
    public void Curve_When_there_are_too_many_machine_steps_Then_the_work_is_bounded()
    {
        var input = Input([Supplier("b", 3m)]) with { Resources = [Press(0, 1)] };
        var millions = Of(
            input with
            {
                Products = [input.Products[0] with { MaterialCost = [0.9m] }],
            },
            [1, 1_000_000_000]
        );
        Assert.Equal(1_000_000_000, millions.ChangesListedTo);
        Assert.Single(millions.Changes);
        var near = Of(
            input with
            {
                Products = [input.Products[0] with { MaterialCost = [0.98m] }],
            },
            [1, 1_000_000_000]
        );
        Assert.InRange(near.ChangesListedTo, 1_000, 999_999_999);
    }

    [Fact]
    public void Curve_When_the_input_is_invalid_Then_all_problems_are_reported()
    {
        var input = Input([Supplier("b", -1)]);
        var exception = Assert.Throws<PlanInputException>(() =>
            SourcingCurve.Compare(
                input,
                "Q",
                [0, 5, 2_000_000_000],
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(
            ["volumes[0]", "volumes[2]", "sku", "suppliers[0].unitCost"],
            exception.Problems.Select(p => p.Path)
        );
    }

    private static SourcingComparison Of(PlanInput input, decimal[] volumes) =>
        SourcingCurve.Compare(
            input,
            "P",
            volumes,
            cancellationToken: TestContext.Current.CancellationToken
        );

    // In-house material costs 3 without suppliers; otherwise 50, more than any supplier.
    private static PlanInput Input(PlanSupplier[] suppliers) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = 1,
            Products =
            [
                new()
                {
                    Sku = "P",
                    Demand = [0],
                    UnitPrice = [0],
                    MaterialCost = [suppliers.Length == 0 ? 3 : 50],
                    HoldingCost = [0],
                    SafetyStock = [0],
                },
            ],
            Suppliers = suppliers,
        };

    private static PlanSupplier Supplier(string id, decimal cost) =>
        new()
        {
            Id = id,
            Sku = "P",
            UnitCost = cost,
            MinQuantity = [0],
        };

    private static PlanWorkforce Workers(decimal max) =>
        new()
        {
            MaxWorkers = [max],
            HoursPerDay = [8],
            WorkingDays = [20],
            RegularRate = 10,
            OvertimeRate = 15,
            MaxOvertimeHours = [40],
        };

    private static PlanResource Press(decimal opening, decimal price) =>
        new()
        {
            Id = "press",
            HoursPerUnit = new Dictionary<string, decimal> { ["P"] = 1 },
            OpeningMachines = [opening],
            HoursPerMachine = [50],
            OperatingCostPerHour = 2,
            PurchaseCost = price,
        };
}
