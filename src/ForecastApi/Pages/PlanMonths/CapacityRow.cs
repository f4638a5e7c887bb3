using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>Used and available hours of labour or a resource by month.</summary>
/// <param name="Name">The name of the capacity.</param>
/// <param name="Note">The size of the capacity.</param>
/// <param name="Hours">Used and available hours, one pair per month.</param>
public sealed record CapacityRow(
    string Name,
    string Note,
    IReadOnlyList<(decimal Used, decimal Available)> Hours
)
{
    /// <summary>Lists labour, then each resource; empty when the plan has neither.</summary>
    public static IReadOnlyList<CapacityRow> ListFrom(StrategyPlan plan)
    {
        var rows = new List<CapacityRow>();
        if (plan.Periods.Any(m => m.RegularHours + m.IdleHours > 0))
            rows.Add(
                new(
                    "Labour",
                    "regular hours",
                    [.. plan.Periods.Select(m => (m.RegularHours, m.RegularHours + m.IdleHours))]
                )
            );
        for (var r = 0; r < plan.Periods[0].Resources.Count; r++)
        {
            var months = plan.Periods.Select(m => m.Resources[r]).ToList();
            rows.Add(
                new(
                    months[0].Id,
                    Machines(months.Min(m => m.Machines), months.Max(m => m.Machines)),
                    [.. months.Select(m => (m.HoursUsed, m.HoursAvailable))]
                )
            );
        }
        return rows;
    }

    private static string Machines(decimal min, decimal max) =>
        min == max
            ? $"{Format.Units(max)} {(max == 1 ? "machine" : "machines")}"
            : $"{Format.Units(min)} to {Format.Units(max)} machines";
}
