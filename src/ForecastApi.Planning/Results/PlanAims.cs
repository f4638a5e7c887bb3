namespace ForecastApi.Planning.Results;

/// <summary>Maps each aim to its figure and its direction.</summary>
public static class PlanAims
{
    /// <summary>Returns the figure of an aim, in money, units, workers or as a share.</summary>
    public static decimal Value(PlanAim aim, decimal totalCost, decimal profit, PlanKpis kpis) =>
        aim switch
        {
            PlanAim.Cost => totalCost,
            PlanAim.Profit => profit,
            PlanAim.Service => kpis.ServiceLevel,
            PlanAim.Inventory => kpis.AverageInventory,
            PlanAim.RateChange => kpis.ProductionRateChange,
            PlanAim.WorkforceChange => kpis.WorkforceChange,
            PlanAim.Utilisation => kpis.Utilisation,
            PlanAim.PeakFunding => kpis.PeakFunding,
        };

    /// <summary>Returns the figure with its sign set so that the lowest value is the best.</summary>
    public static decimal Rank(PlanAim aim, decimal totalCost, decimal profit, PlanKpis kpis)
    {
        var value = Value(aim, totalCost, profit, kpis);
        return aim is PlanAim.Profit or PlanAim.Service or PlanAim.Utilisation ? -value : value;
    }
}
