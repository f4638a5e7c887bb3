using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Describes the capacity that is used up in a month with a shortage.</summary>
internal sealed class ShortageCauses(
    PlanInput input,
    PlanDecisions decisions,
    LabourMonth[] labour,
    MachineMonth[][] machines
)
{
    /// <summary>Returns one sentence per cause, each preceded by a space; empty if no cause is found.</summary>
    /// <param name="p">Index of the product.</param>
    /// <param name="t">Index of the month.</param>
    /// <param name="missing">Units missing.</param>
    public string Describe(int p, int t, decimal missing) =>
        string.Concat(
            (
                (string?[])
                    [
                        DescribeLabour(p, t, missing),
                        .. DescribeMachines(p, t, missing),
                        .. DescribeSuppliers(p, t),
                    ]
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
        // If more workers can be hired or more overtime worked, labour is not the cause.
        var isFixed =
            decisions.Workers.Distinct().Count() == 1 || month.Workers >= w.MaxWorkers?[t];
        var max = w.OvertimeLimit(t, month.Workers);
        var overtimeLeft =
            w.OvertimeRate is not null && !(month.Overtime >= max - Tolerance.For(0));
        if (month.Idle > 0 || month.Available == 0 || !isFixed || overtimeLeft)
            return null;
        return $"All {ReasonText.Number(month.Available)} regular hours are used; the missing units need {ReasonText.Number(missing * product.LabourHoursPerUnit)} more.";
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
                yield return $"All {ReasonText.Number(month.Available)} hours of {id} are used; the missing units need {ReasonText.Number(missing * hours)} more.";
            else if (decisions.Made(p, t) == 0 && batch > month.Available)
                yield return $"The minimum batch needs {ReasonText.Number(batch)} hours of {id}, but only {ReasonText.Number(month.Available)} are available.";
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
                    ? $"{supplier.Id} cannot deliver before {ReasonText.Month(input, supplier.LeadTime)}."
                    : $"{supplier.Id} cannot deliver before the end of the plan.";
            else if (
                supplier.MaxQuantity?[ordered] is { } max
                && !Tolerance.Exceeds(max, decisions.Ordered[s][ordered])
            )
                yield return $"{supplier.Id} delivers at most {ReasonText.Number(max)} units.";
        }
    }
}
