using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning;

/// <summary>
/// Rounds the quantities of the stock balance to 6 decimals, so that every balance of a plan is exact, and the limits
/// of integer workers to integers.
/// </summary>
internal static class InputRounding
{
    public static PlanInput ToWholeMillionths(PlanInput input) =>
        input with
        {
            Workforce = input.Workforce is { WholeWorkers: true } w
                ? w with
                {
                    MinWorkers = w.MinWorkers?.Select(Math.Ceiling).ToArray(),
                    MaxWorkers = w.MaxWorkers?.Select(Math.Floor).ToArray(),
                }
                : input.Workforce,
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
                        Receipts = p.Receipts?.Select(Tolerance.Round).ToArray(),
                    }
                ),
            ],
        };
}
