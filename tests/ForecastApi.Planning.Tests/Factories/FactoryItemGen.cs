using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Creates random items.</summary>
internal sealed class FactoryItemGen(FactoryRandom random)
{
    public PlanProduct Product(string sku, bool isSold)
    {
        var opening = random.OneIn(3) ? 0 : random.Next(0, 40);
        var basis = random.OneIn(3) ? (HoldingBasis)random.Next(0, 2) : HoldingBasis.Ending;
        return new()
        {
            Sku = sku,
            Demand = isSold ? random.Varied(0, 40) : random.Each(0),
            UnitPrice = random.Varied(20, 90),
            MaterialCost = random.Sometimes(5, random.Tenths(0, 80)),
            LabourHoursPerUnit = random.OneIn(5) ? 0 : random.Tenths(1, 20),
            HoldingCost = random.OneIn(3) ? random.Varied(0, 4) : random.Each(random.Tenths(1, 30)),
            HoldingBasis = basis,
            BackorderCost = isSold ? random.Sometimes(2, random.Tenths(10, 300)) : null,
            LostSaleCost = isSold ? random.Sometimes(2, random.Next(20, 300)) : null,
            OpeningStock = opening,
            OpeningBackorders = isSold && random.OneIn(5) ? random.Next(0, 8) : 0,
            ClosingStock = random.OneIn(3) ? random.Next(0, 10) : null,
            SafetyStock = random.OneIn(5) ? random.Varied(0, 6) : random.Each(0),
            MaxStock = random.Sometimes(6, random.Next(60, 150)),
            MaxProduction = random.OneIn(4) ? random.Varied(30, 120) : null,
            SetupCost = random.Sometimes(4, random.Next(10, 200)),
            SetupHours = random.OneIn(8) ? random.Next(1, 8) : 0,
            MinBatch = random.OneIn(7) ? random.Next(1, 25) : 0,
            BatchMultiple = random.OneIn(5) ? random.Next(1, 12) : 0,
            Yield = random.OneIn(4) ? random.Next(70, 99) / 100m : 1,
            ProductionLeadTime = random.OneIn(4) ? random.Next(1, 2) : 0,
            Receipts = random.OneIn(4) ? random.Varied(0, 15) : null,
        };
    }

    public PlanComponent Kit(string sku) =>
        new()
        {
            Sku = sku,
            LeadTime = random.Next(0, 2),
            OpeningStock = random.Next(0, 120),
            OrderMultiple = random.OneIn(5) ? random.Next(2, 20) : 0,
            Receipts = random.OneIn(4) ? random.Varied(0, 20) : null,
        };

    public PlanComponent Part(string sku) =>
        new()
        {
            Sku = sku,
            UnitCost = random.Tenths(0, 40),
            LeadTime = random.Next(0, 3),
            OpeningStock = random.OneIn(4) ? 0 : random.Next(0, 250),
            OrderMultiple = random.OneIn(4) ? random.Next(2, 40) : 0,
            MinOrder = random.OneIn(6) ? random.Next(2, 60) : 0,
            ExpediteCost = random.OneIn(3) ? random.Tenths(5, 60) : null,
            Receipts = random.OneIn(3) ? random.Varied(0, 40) : null,
        };
}
