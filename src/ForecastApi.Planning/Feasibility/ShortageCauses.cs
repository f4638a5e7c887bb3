using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Feasibility;

/// <summary>
/// Describes the limits that cause a shortage. Of the limits that are reached in the month, only those are causes that
/// the least violation of all limits depends on.
/// </summary>
/// <param name="input">The plan's input.</param>
/// <param name="decisions">The decisions.</param>
/// <param name="labour">The labour of every month.</param>
/// <param name="machines">The machines of every resource and month.</param>
/// <param name="bottlenecks">
/// The limits whose relaxation lowers the violation; null if they are not known, so that every limit that is reached is a
/// cause.
/// </param>
internal sealed class ShortageCauses(
    PlanInput input,
    PlanDecisions decisions,
    LabourMonth[] labour,
    MachineMonth[][] machines,
    IReadOnlyList<PlanLimit>? bottlenecks
)
{
    private readonly ItemGraph _graph = ItemGraph.Of(input);
    private readonly GrossUsage _usage = new(input.Bills);

    /// <summary>Returns one sentence per cause, each preceded by a space; empty if no cause is found.</summary>
    /// <param name="p">Index of the product.</param>
    /// <param name="t">Index of the month.</param>
    /// <param name="missing">Units missing.</param>
    public string Describe(int p, int t, decimal missing)
    {
        var usage = _usage.PerUnit(input.Products[p].Sku);
        (int Item, decimal Units)[] items =
        [
            (p, 1),
            .. usage
                .Where(u => u.Value is not null && _graph.IndexOf(u.Key) is not null)
                .OrderBy(u => u.Key, StringComparer.Ordinal)
                .Select(u => (_graph.IndexOf(u.Key)!.Value, u.Value!.Value)),
        ];
        return string.Concat(
            (
                (string?[])
                    [
                        DescribeLabour(items, t, missing),
                        .. DescribeMachines(items, t, missing),
                        .. items.SelectMany(i => DescribeProduction(i.Item, t)),
                        .. items.SelectMany(i => DescribeSuppliers(i.Item, t)),
                        .. DescribeParts(usage, t, missing),
                        DescribeBudget(t),
                        .. DescribeStorage(t),
                    ]
            )
                .Where(cause => cause is not null)
                .Select(cause => " " + cause)
        );
    }

    private bool IsCause(LimitKind kind, string? id, int t) =>
        bottlenecks is null
        || bottlenecks.Any(l => l.Limit == kind && l.Id == id && l.Month <= input.Month(t));

    private string? DescribeLabour((int Item, decimal Units)[] items, int t, decimal missing)
    {
        var hours = items.Sum(i => i.Units * input.Products[i.Item].LabourHoursPerUnit);
        if (input.Workforce is not { } w || hours == 0 || !IsCause(LimitKind.Workforce, null, t))
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
        return $"All {ReasonText.Number(month.Available)} regular hours are used; the missing units need {ReasonText.Number(missing * hours)} more.";
    }

    private IEnumerable<string?> DescribeMachines(
        (int Item, decimal Units)[] items,
        int t,
        decimal missing
    )
    {
        for (var r = 0; r < input.Resources.Count; r++)
        {
            var resource = input.Resources[r];
            var hours = items.Sum(i => i.Units * resource.HoursOf(input.Products[i.Item].Sku));
            if (hours == 0 || !IsCause(LimitKind.Resource, resource.Id, t))
                continue;
            var product = input.Products[items[0].Item];
            var month = machines[r][t];
            var batch = (product.MinBatch * resource.HoursOf(product.Sku)) + product.SetupHours;
            if (month.Available == 0)
                yield return $"{resource.Id} has no machine hours in {ReasonText.Month(input, t)}.";
            else if (!Tolerance.Exceeds(month.Available, month.Used))
                yield return $"All {ReasonText.Number(month.Available)} hours of {resource.Id} are used; the missing units need {ReasonText.Number(missing * hours)} more.";
            else if (decisions.Made(items[0].Item, t) == 0 && batch > month.Available)
                yield return $"The minimum batch needs {ReasonText.Number(batch)} hours of {resource.Id}, but only {ReasonText.Number(month.Available)} are available.";
        }
    }

    private IEnumerable<string?> DescribeProduction(int p, int t)
    {
        var product = input.Products[p];
        if (
            product.MaxProduction?[t] is { } max
            && IsCause(LimitKind.Production, product.Sku, t)
            && !Tolerance.Exceeds(max, decisions.Made(p, t))
        )
            yield return $"At most {ReasonText.Number(max)} units of {product.Sku} can be made in {ReasonText.Month(input, t)}.";
    }

    private IEnumerable<string?> DescribeSuppliers(int p, int t)
    {
        foreach (var s in _graph.Suppliers[p])
        {
            var supplier = input.Suppliers[s];
            if (supplier.IsImplied)
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

    private IEnumerable<string?> DescribeParts(
        IReadOnlyDictionary<string, decimal?> usage,
        int t,
        decimal missing
    )
    {
        if (input.Parts == PartsPolicy.Flagged)
            yield break;
        var release = new PartRelease(input);
        foreach (var (sku, units) in usage.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            var month = release.Month(sku);
            if (
                units is not { } each
                || input.IsMade(sku)
                || t >= month
                || !(bottlenecks is null ? _graph.IndexOf(sku) is null : IsShort(sku, t))
            )
                continue;
            var there =
                month < input.Months
                    ? $"can be there from {ReasonText.Month(input, month)}"
                    : "cannot be there before the end of the plan";
            yield return $"{ReasonText.Number(missing * each)} more units of {sku} are needed; they {there}.";
        }
    }

    // A month before may be the one that cannot be paid or stored
    private string? DescribeBudget(int t)
    {
        if (bottlenecks is null || input.Budget is not { } budget)
            return null;
        for (var month = t; month >= 0; month--)
            if (bottlenecks.Any(l => l.Limit == LimitKind.Budget && l.Month == input.Month(month)))
                return $"No more than the budget of {ReasonText.Number(budget[month])} can be paid in {ReasonText.Month(input, month)}.";
        return null;
    }

    private IEnumerable<string> DescribeStorage(int t) =>
        input
            .Storage.Where(s => bottlenecks is not null && IsCause(LimitKind.Storage, s.Id, t))
            .Select(s => $"{s.Id} is full.");

    private bool IsShort(string sku, int t) =>
        IsCause(LimitKind.Parts, sku, t)
        || (_graph.IndexOf(sku) is { } item && input.Products[item].IsPart);
}
