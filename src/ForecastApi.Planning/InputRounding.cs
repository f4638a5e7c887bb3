using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning;

/// <summary>Rounds the quantities that enter the stock balance to 6 decimals, so that every balance of a plan is exact.</summary>
internal static class InputRounding
{
    public static PlanInput ToWholeMillionths(PlanInput input) =>
        input with
        {
            Products =
            [
                .. input.Products.Select(p =>
                    p with
                    {
                        Demand = [.. p.Demand.Select(Tolerance.Round)],
                        OpeningStock = Tolerance.Round(p.OpeningStock),
                        OpeningBackorders = Tolerance.Round(p.OpeningBackorders),
                        ClosingStock = p.ClosingStock is { } c ? Tolerance.Round(c) : null,
                        SafetyStock = [.. p.SafetyStock.Select(Tolerance.Round)],
                    }
                ),
            ],
        };
}
