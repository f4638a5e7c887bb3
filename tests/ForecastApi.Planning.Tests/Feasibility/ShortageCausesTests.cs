using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Feasibility;

public sealed class ShortageCausesTests
{
    [Fact]
    public void Causes_When_nothing_is_limited_Then_there_are_none() =>
        Assert.Empty(Describe(Input()));

    [Fact]
    public void Causes_When_all_regular_hours_are_used_Then_labour_is_named()
    {
        // 40 units of 2 hours use the 80 hours of the only worker allowed; 10 units are missing.
        var input = Input(Workers() with { MaxWorkers = [1, 1] });
        Assert.Equal(
            " All 80 regular hours are used; the missing units need 20 more.",
            Describe(input, Making(input, 40))
        );
    }

    [Fact]
    public void Causes_When_hours_are_idle_Then_labour_is_not_named()
    {
        var input = Input(Workers() with { MaxWorkers = [1, 1] });
        Assert.Empty(Describe(input, Making(input, 39)));
    }

    [Fact]
    public void Causes_When_more_workers_can_be_hired_Then_labour_is_not_named()
    {
        var input = Input(Workers());
        var decisions = Making(input, 40);
        decisions.Workers[1] = 2;
        Assert.Empty(Describe(input, decisions));
    }

    [Theory]
    [InlineData(4, "")]
    [InlineData(5, " All 80 regular hours are used; the missing units need 20 more.")]
    public void Causes_When_overtime_is_allowed_Then_labour_is_named_once_it_is_used_up(
        int overtimeUnits,
        string causes
    )
    {
        var workers = Workers() with
        {
            MaxWorkers = [1, 1],
            OvertimeRate = 9,
            MaxOvertimeHours = [10, 10],
        };
        var input = Input(workers);
        var decisions = Making(input, 40);
        decisions.Overtime[0][0] = overtimeUnits;
        Assert.Equal(causes, Describe(input, decisions));
    }

    [Fact]
    public void Causes_When_all_machine_hours_are_used_Then_the_resource_is_named()
    {
        var input = Input() with { Resources = [Press(machines: 2)] };
        Assert.Equal(
            " All 60 hours of press are used; the missing units need 15 more.",
            Describe(input, Making(input, 40))
        );
        Assert.Empty(Describe(input, Making(input, 39)));
    }

    [Fact]
    public void Causes_When_a_resource_has_no_hours_Then_the_month_is_named()
    {
        var input = Input() with { Resources = [Press(machines: 0)] };
        Assert.Equal(" press has no machine hours in 2026-01.", Describe(input));
    }

    [Fact]
    public void Causes_When_another_product_uses_the_resource_Then_it_is_not_named()
    {
        var press = Press(machines: 0) with
        {
            HoursPerUnit = new Dictionary<string, decimal> { ["Q"] = 1 },
        };
        Assert.Empty(Describe(Input() with { Resources = [press] }));
    }

    [Fact]
    public void Causes_When_the_minimum_batch_exceeds_the_machine_hours_Then_both_are_named()
    {
        // 30 units of 1.5 hours and a set-up of 5.
        var input = Input() with
        {
            Resources = [Press(machines: 1)],
            Products = [Product() with { MinBatch = 30, SetupHours = 5 }],
        };
        Assert.Equal(
            " The minimum batch needs 50 hours of press, but only 30 are available.",
            Describe(input)
        );
    }

    [Theory]
    [InlineData(1, " mill cannot deliver before 2026-02.")]
    [InlineData(2, " mill cannot deliver before the end of the plan.")]
    public void Causes_When_a_supplier_has_a_lead_time_Then_its_first_delivery_is_named(
        int leadTime,
        string causes
    ) =>
        Assert.Equal(
            causes,
            Describe(Input() with { Suppliers = [Mill() with { LeadTime = leadTime }] })
        );

    [Fact]
    public void Causes_When_a_supplier_delivers_its_maximum_Then_it_is_named()
    {
        var input = Input() with { Suppliers = [Mill() with { MaxQuantity = [25, 25] }] };
        var decisions = PlanDecisions.Nothing(input);
        decisions.Ordered[0][0] = 25;
        Assert.Equal(" mill delivers at most 25 units.", Describe(input, decisions));
        decisions.Ordered[0][0] = 24;
        Assert.Empty(Describe(input, decisions));
    }

    [Fact]
    public void Causes_When_several_limits_bind_Then_each_has_its_sentence()
    {
        var input = Input(Workers() with { MaxWorkers = [1, 1] }) with
        {
            Resources = [Press(machines: 2)],
            Suppliers = [Mill() with { LeadTime = 1 }],
        };
        Assert.Equal(
            " All 80 regular hours are used; the missing units need 20 more."
                + " All 60 hours of press are used; the missing units need 15 more."
                + " mill cannot deliver before 2026-02.",
            Describe(input, Making(input, 40))
        );
    }

    [Fact]
    public void Shortage_When_checked_Then_its_reason_ends_with_the_causes()
    {
        var input = Input() with { Suppliers = [Mill() with { LeadTime = 1 }] };
        var breach = Breaches.Of(input, PlanDecisions.Nothing(input))[0];
        Assert.Equal((BreachKind.Shortage, 0, 50m), (breach.Kind, breach.Month, breach.Amount));
        Assert.Equal(
            "2026-01: 50 units of P are missing to meet the demand, and backorders are not allowed."
                + " mill cannot deliver before 2026-02.",
            breach.Reason
        );
    }

    private static string Describe(PlanInput input) =>
        Describe(input, PlanDecisions.Nothing(input));

    // Ten units are missing in the first month.
    private static string Describe(PlanInput input, PlanDecisions decisions) =>
        new ShortageCauses(
            input,
            decisions,
            LabourMonth.Compute(input, decisions),
            MachineMonth.Compute(input, decisions),
            null
        ).Describe(0, 0, 10);

    private static PlanDecisions Making(PlanInput input, decimal units)
    {
        var decisions = PlanDecisions.Nothing(input);
        decisions.Regular[0][0] = units;
        return decisions;
    }

    private static PlanInput Input(PlanWorkforce? workforce = null) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = 2,
            Products = [Product()],
            Workforce = workforce,
        };

    private static PlanProduct Product() =>
        new()
        {
            Sku = "P",
            Demand = [50, 0],
            UnitPrice = [0, 0],
            HoldingCost = [0, 0],
            SafetyStock = [0, 0],
            LabourHoursPerUnit = 2,
        };

    private static PlanWorkforce Workers() =>
        new()
        {
            OpeningWorkers = 1,
            HoursPerDay = [8, 8],
            WorkingDays = [10, 10],
        };

    private static PlanResource Press(decimal machines) =>
        new()
        {
            Id = "press",
            HoursPerUnit = new Dictionary<string, decimal> { ["P"] = 1.5m },
            OpeningMachines = [machines, machines],
            HoursPerMachine = [30, 30],
        };

    private static PlanSupplier Mill() =>
        new()
        {
            Id = "mill",
            Sku = "P",
            MinQuantity = [0, 0],
        };
}
