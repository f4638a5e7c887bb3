using System.Globalization;
using System.Text;
using ForecastApi.Http;

namespace ForecastApi.Plans.Answers;

/// <summary>Writes a plan as CSV, one row per month and product.</summary>
public static class PlanCsv
{
    private const string Header =
        "month,sku,demand,regularProduction,overtimeProduction,subcontracted,inventory,backorders,lostSales\n";

    public static string Write(StrategyPlan plan)
    {
        var text = new StringBuilder(Header);
        foreach (var period in plan.Periods)
        foreach (var p in period.Products)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{period.Month},{CsvText.Cell(p.Sku)},{CsvText.Cell(p.Demand)},{CsvText.Cell(p.RegularProduction)},{CsvText.Cell(p.OvertimeProduction)},{CsvText.Cell(p.Subcontracted)},{CsvText.Cell(p.Inventory)},{CsvText.Cell(p.Backorders)},{CsvText.Cell(p.LostSales)}\n"
            );
        return text.ToString();
    }
}
