using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Money that is consumed and money that is paid, with the answers by hand.</summary>
public sealed class MoneyTests
{
    // 30 boxes a month, one sheet each
    private static PlanInput Boxes(PlanComponent sheet) =>
        Case.Input(Case.Product("BOX", 30, 30, 30)).WithBill("BOX", ("SHEET", 1)) with
        {
            Components = [sheet],
        };

    [Fact]
    public void Parts_When_they_come_in_lots_Then_the_lot_is_paid_and_its_units_are_consumed()
    {
        var plan = Case.Feasible(
            Boxes(
                new()
                {
                    Sku = "SHEET",
                    UnitCost = 2,
                    OpeningStock = 10,
                    OrderMultiple = 50,
                }
            )
        );
        Assert.Equal([(0, 50m), (2, 50m)], plan.Orders("SHEET"));
        Assert.Equal([60m, 60, 60], plan.Periods.Select(p => p.Costs.Material));
        Assert.Equal([100m, 0, 100], plan.Periods.Select(p => p.CashOut));
        // 20 of opening stock + 100 − 60 = 60 in the first month
        Assert.Equal([60m, 0, 40], plan.Periods.Select(p => p.PartsStockValue));
        Assert.Equal(200, plan.Kpis.PeakFunding);
        Assert.Equal(180, plan.TotalCost);
    }

    [Fact]
    public void Parts_When_an_order_has_a_minimum_Then_the_first_order_covers_later_months()
    {
        var plan = Case.Feasible(
            Boxes(
                new()
                {
                    Sku = "SHEET",
                    UnitCost = 1,
                    MinOrder = 70,
                }
            )
        );
        Assert.Equal([(0, 70m), (2, 70m)], plan.Orders("SHEET"));
        Assert.Equal([70m, 0, 70], plan.Periods.Select(p => p.MaterialPaid));
    }

    [Fact]
    public void Material_cost_When_it_exceeds_that_of_the_parts_Then_the_rest_is_paid_when_made()
    {
        // 5 per box, of which 2 are the sheet
        var input = Boxes(
            new()
            {
                Sku = "SHEET",
                UnitCost = 2,
                OrderMultiple = 90,
            }
        );
        input = input with { Products = [input.Products[0] with { MaterialCost = [5, 5, 5] }] };
        var plan = Case.Feasible(input);
        Assert.Equal([150m, 150, 150], plan.Periods.Select(p => p.Costs.Material));
        Assert.Equal([270m, 90, 90], plan.Periods.Select(p => p.MaterialPaid));
    }

    [Fact]
    public void Penalties_When_a_plan_has_them_Then_they_are_costs_and_not_paid()
    {
        var input = Case.Input(
            Case.Product("BOX", 30, 0) with
            {
                MaxProduction = [10, 10],
                BackorderCost = [2, 2],
                LostSaleCost = [9, 9],
                MaterialCost = [1, 1],
                OpeningStock = 5,
            }
        );
        var plan = Case.Feasible(input);
        // 15 in January, 10 owed to February, of the last 5 lost at 9 or owed twice at 2 each
        Assert.Equal([15m, 5], plan.Of("BOX", m => m.Backorders));
        Assert.Equal(40, plan.Costs.Backorder);
        Assert.Equal([10m, 10], plan.Periods.Select(p => p.CashOut));
        Assert.Equal(60, plan.TotalCost);
    }

    [Fact]
    public void Budget_When_a_month_cannot_be_paid_Then_units_are_made_earlier()
    {
        var input = Budgeted([200, 200, 200]);
        var plan = Case.Feasible(input);
        Assert.Equal([10m, 20, 20], plan.Made("BOX"));
        Assert.Equal([100m, 200, 200], plan.Periods.Select(p => p.CashOut));
        Assert.Equal(510, plan.TotalCost);
    }

    [Fact]
    public void Budget_When_it_is_too_low_Then_the_reasons_say_what_must_be_paid()
    {
        // 40 boxes can be paid, and 50 are asked for.
        var plan = Case.Optimal(Budgeted([200, 100, 100]));
        Assert.False(plan.Feasible);
        Assert.Contains("pay up to ", plan.Reasons[0]);
        Assert.Contains(plan.Reasons, r => r.Contains("10 units of BOX") && r.Contains("budget"));
    }

    [Fact]
    public void Budget_When_parts_arrive_Then_they_count_in_their_month_of_arrival()
    {
        // The sheets of 30 boxes cost 60: with 50 in March, 5 of its sheets are bought before.
        var input = Boxes(
            new()
            {
                Sku = "SHEET",
                UnitCost = 2,
                LeadTime = 0,
            }
        ) with
        {
            Budget = [200, 200, 50],
        };
        var plan = Case.Feasible(input);
        Assert.Equal(180, plan.Periods.Sum(p => p.CashOut));
        Assert.True(plan.Periods[2].CashOut <= 50);
        Assert.Equal([60m, 60, 60], plan.Periods.Select(p => p.Costs.Material));
    }

    // 10 of material per box, 1 for holding one; 30 boxes in the third month
    private static PlanInput Budgeted(decimal[] budget) =>
        Case.Input(Case.Product("BOX", 10, 10, 30) with { MaterialCost = [10, 10, 10] }) with
        {
            Budget = budget,
        };

    [Theory]
    [InlineData(12, 300)]
    [InlineData(2, 1_200)]
    [InlineData(null, 1_200)]
    public void Machine_When_it_has_a_life_Then_its_share_counts_and_its_price_is_paid(
        int? life,
        int cost
    )
    {
        var input = Case.Input(Case.Product("PART", 5, 5, 5)) with
        {
            Resources =
            [
                new()
                {
                    Id = "mill",
                    HoursPerUnit = new Dictionary<string, decimal> { ["PART"] = 1 },
                    OpeningMachines = [0, 0, 0],
                    HoursPerMachine = [5, 5, 5],
                    PurchaseCost = 1_200,
                    LifeMonths = life,
                },
            ],
        };
        var plan = Case.Feasible(input);
        Assert.Equal(cost, plan.TotalCost);
        Assert.Equal(cost, plan.Costs.MachinePurchase);
        Assert.Equal([1_200m, 0, 0], plan.Periods.Select(p => p.CashOut));
        Assert.Equal(1_200, plan.Kpis.PeakFunding);
        Assert.Equal(
            life == 12 ? 100
                : life == 2 ? 600
                : 1_200,
            plan.Periods[0].Cost
        );
    }
}
