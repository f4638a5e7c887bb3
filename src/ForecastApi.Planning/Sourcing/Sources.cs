using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Sourcing;

/// <summary>Creates the sources of a product.</summary>
internal static class Sources
{
    /// <summary>Returns in-house production first, then each supplier.</summary>
    public static IReadOnlyList<ISource> Create(PlanInput input, string sku) =>
        [
            new InHouseSource(Alone(input, sku)),
            .. input.Suppliers.Where(s => s.Sku == sku).Select(s => new SupplierSource(s)),
        ];

    // One month with this product only: no stock, no demand, and workers who cost nothing but their hours.
    private static PlanInput Alone(PlanInput asked, string sku)
    {
        var input = YieldTerms.PerGoodUnit(asked);
        var index = input.Products.ToList().FindIndex(p => p.Sku == sku);
        var product = input.Products[index];
        return input with
        {
            Objective = PlanObjective.MinimumCost,
            Products =
            [
                new()
                {
                    Sku = sku,
                    Demand = [0],
                    UnitPrice = [0],
                    HoldingCost = [0],
                    SafetyStock = [0],
                    MaterialCost = new MaterialCost(input).PerUnit[index],
                    LabourHoursPerUnit = product.LabourHoursPerUnit,
                    MaxProduction = product.MaxProduction,
                    SetupCost = product.SetupCost,
                    SetupHours = product.SetupHours,
                    MinBatch = product.MinBatch,
                },
            ],
            Workforce = input.Workforce is { } workforce ? ByTheHour(workforce) : null,
            Resources =
            [
                .. input
                    .Resources.Where(r => r.HoursOf(sku) > 0)
                    .Select(r => r with { PurchaseLeadTime = 0 }),
            ],
            Suppliers = [],
            Components = [],
            Bills = new Dictionary<string, IReadOnlyList<BillLine>>(),
        };
    }

    private static PlanWorkforce ByTheHour(PlanWorkforce workforce) =>
        workforce with
        {
            OpeningWorkers = null,
            MinWorkers = null,
            WholeWorkers = false,
            LabourPaid = LabourPaid.Worked,
            IdleAllowed = true,
            HireCost = 0,
            LayoffCost = 0,
            RateIncreaseCost = 0,
            RateDecreaseCost = 0,
        };
}
