using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Says which means are used up in a month in which units of a product are missing.</summary>
internal sealed class ShortageCauses(
    PlanInput input,
    PlanDecisions decisions,
    LabourMonth[] labour,
    MachineMonth[][] machines
)
{
    /// <summary>A sentence per cause, each after a space; empty where none is seen.</summary>
    /// <param name="p">Index of the product.</param>
    /// <param name="t">Index of the month.</param>
    /// <param name="missing">Units missing.</param>
    public string Describe(int p, int t, decimal missing) =>
        string.Concat(
            (
                (string?[])
                    [DescribeLabour(p, t, missing), .. DescribeMachines(p, t, missing), .. DescribeSuppliers(p, t)]
            )
                .Where(cause => cause is not null)
                .Select(cause => " " + cause)
        );

    private string? DescribeLabour(int p, int t, decimal missing)
    {
        var product = input.Products[p];
        if (input.Workforce is not { } w || product.LabourHoursPerUnit == 0)
            return null;
        var month = labour[t];
        // Where workers could still be hired or overtime be worked, labour is not the cause.
        var isFixed =
            decisions.Workers.Distinct().Count() == 1 || month.Workers >= w.MaxWorkers?[t];
        var max = w.OvertimeLimit(t, month.Workers);
        var overtimeLeft =
            w.OvertimeRate is not null && !(month.Overtime >= max - Tolerance.For(0));
        if (month.Idle > 0 || month.Available == 0 || !isFixed || overtimeLeft)
            return null;
        return $"All {ReasonText.Number(month.Available)} regular hours are used; the units take {ReasonText.Number(missing * product.LabourHoursPerUnit)} more.";
    }

    private IEnumerable<string?> DescribeMachines(int p, int t, decimal missing)
    {
        var product = input.Products[p];
        for (var r = 0; r < input.Resources.Count; r++)
        {
            var (id, hours) = (input.Resources[r].Id, input.Resources[r].HoursOf(product.Sku));
            var month = machines[r][t];
            var batch = (product.MinBatch * hours) + product.SetupHours;
            if (hours == 0)
                continue;
            if (month.Available == 0)
                yield return $"{id} has no machine hours in {ReasonText.Month(input, t)}.";
            else if (!Tolerance.Exceeds(month.Available, month.Used))
                yield return $"All {ReasonText.Number(month.Available)} hours of {id} are used; the units take {ReasonText.Number(missing * hours)} more.";
            else if (decisions.Made(p, t) == 0 && batch > month.Available)
                yield return $"Its smallest batch takes {ReasonText.Number(batch)} hours of {id}, which has {ReasonText.Number(month.Available)}.";
        }
    }

    private IEnumerable<string?> DescribeSuppliers(int p, int t)
    {
        for (var s = 0; s < input.Suppliers.Count; s++)
        {
            var supplier = input.Suppliers[s];
            if (supplier.Sku != input.Products[p].Sku)
                continue;
            var ordered = t - supplier.LeadTime;
            if (ordered < 0)
                yield return supplier.LeadTime < input.Months
                    ? $"{supplier.Id} delivers from {ReasonText.Month(input, supplier.LeadTime)} on."
                    : $"{supplier.Id} delivers after the plan's end only.";
            else if (
                supplier.MaxQuantity?[ordered] is { } max
                && !Tolerance.Exceeds(max, decisions.Ordered[s][ordered])
            )
                yield return $"{supplier.Id} delivers {ReasonText.Number(max)} at most.";
        }
    }
}
