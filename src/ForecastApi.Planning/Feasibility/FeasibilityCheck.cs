using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Checks decisions against every limit of the input, independent of the strategy that made them.</summary>
internal sealed class FeasibilityCheck
{
    private readonly PlanInput _input;
    private readonly PlanDecisions _decisions;
    private readonly StockLedger _stock;
    private readonly LabourMonth[] _labour;
    private readonly MachineMonth[][] _machines;
    private readonly SharedChecks _shared;
    private readonly ShortageCauses _causes;
    private readonly List<Breach> _breaches = [];

    private FeasibilityCheck(
        PlanInput input,
        PlanDecisions decisions,
        ProductionPlan plan,
        IReadOnlyList<PlanLimit>? bottlenecks
    )
    {
        _input = input;
        _decisions = decisions;
        _stock = new StockLedger(input, decisions);
        _labour = LabourMonth.Compute(input, decisions);
        _machines = MachineMonth.Compute(input, decisions);
        _shared = new(input, plan, _stock);
        _causes = new(input, decisions, _labour, _machines, bottlenecks);
    }

    /// <summary>Returns the violated limits, by month.</summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="plan">The priced decisions.</param>
    /// <param name="bottlenecks">The limits that may be named as causes; null = every limit that is reached.</param>
    public static IReadOnlyList<Breach> Run(
        PlanInput input,
        PlanDecisions decisions,
        ProductionPlan plan,
        IReadOnlyList<PlanLimit>? bottlenecks = null
    )
    {
        var check = new FeasibilityCheck(input, decisions, plan, bottlenecks);
        for (var t = 0; t < input.Months; t++)
        {
            check.CheckLabour(t);
            for (var p = 0; p < input.Products.Count; p++)
                check.CheckProduct(p, t);
            for (var s = 0; s < input.Suppliers.Count; s++)
                check.CheckSupplier(s, t);
            for (var r = 0; r < input.Resources.Count; r++)
                check.CheckMachines(r, t);
            check._breaches.AddRange(check._shared.Run(t));
        }
        check.CheckPurchases();
        return check._breaches;
    }

    private void CheckLabour(int t)
    {
        if (_input.Workforce is not { } w)
            return;
        var labour = _labour[t];
        var month = ReasonText.Month(_input, t);
        Above(
            BreachKind.RegularHours,
            t,
            labour.Used,
            labour.Available,
            by =>
                $"{month}: {ReasonText.Number(labour.Used)} regular hours are needed, {ReasonText.Number(by)} more than the {ReasonText.Number(labour.Available)} available."
        );
        if (w.OvertimeLimit(t, labour.Workers) is { } max)
            Above(
                BreachKind.OvertimeHours,
                t,
                labour.Overtime,
                max,
                by =>
                    $"{month}: {ReasonText.Number(labour.Overtime)} overtime hours are needed, {ReasonText.Number(by)} more than the {ReasonText.Number(max)} allowed."
            );
        if (!w.IdleAllowed)
            Above(
                BreachKind.IdleHours,
                t,
                labour.Available,
                labour.Used,
                by =>
                    $"{month}: {ReasonText.Number(by)} regular hours are idle, but idle hours are not allowed."
            );
        if (w.MaxWorkers?[t] is { } top)
            Above(
                BreachKind.Workers,
                t,
                labour.Workers,
                top,
                by =>
                    $"{month}: {ReasonText.Number(labour.Workers)} workers are {ReasonText.Number(by)} more than the {ReasonText.Number(top)} allowed."
            );
        if (w.MinWorkers?[t] is { } bottom)
            Above(
                BreachKind.Workers,
                t,
                bottom,
                labour.Workers,
                by =>
                    $"{month}: {ReasonText.Number(labour.Workers)} workers are {ReasonText.Number(by)} fewer than the {ReasonText.Number(bottom)} required."
            );
    }

    private void CheckProduct(int p, int t)
    {
        var product = _input.Products[p];
        var month = ReasonText.Month(_input, t);
        var net = _stock.Net(p, t);
        if (StockFloor.Minimum(product, t) is { } floor)
            Above(
                BreachKind.Shortage,
                t,
                floor,
                net,
                by =>
                    ReasonText.Shortage(_input, p, t, net, floor, by) + _causes.Describe(p, t, by),
                Tolerance.OfDraws(_input, p)
            );
        else
            Above(
                BreachKind.Parts,
                t,
                _stock.MissingForParents(p, t),
                0,
                by =>
                    $"{month}: {ReasonText.Missing(by, product.Sku)} for the production of {ReasonText.Parents(_input, p)}."
                    + _causes.Describe(p, t, by),
                Tolerance.OfDraws(_input, p)
            );
        if (product.MaxStock?[t] is { } max)
            Above(
                BreachKind.Stock,
                t,
                _stock.Inventory(p, t),
                max,
                by =>
                    $"{month}: the stock of {product.Sku} is {ReasonText.Number(_stock.Inventory(p, t))} units, {ReasonText.Number(by)} above its limit of {ReasonText.Number(max)}.",
                Tolerance.OfDraws(_input, p)
            );
        var made = _decisions.Made(p, t);
        if (made > 0)
            Above(
                BreachKind.Batch,
                t,
                product.MinBatch,
                made,
                by =>
                    $"{month}: the batch of {ReasonText.Number(made)} units of {product.Sku} is {ReasonText.Number(by)} below the minimum batch of {ReasonText.Number(product.MinBatch)}."
            );
        if (made > 0 && Multiples.IsBetween(made, product.BatchMultiple))
            _breaches.Add(
                new(
                    BreachKind.Batch,
                    t,
                    made,
                    $"{month}: the batch of {ReasonText.Number(made)} units of {product.Sku} is not a multiple of {ReasonText.Number(product.BatchMultiple)}."
                )
            );
        if (product.MaxProduction?[t] is { } capacity)
            Above(
                BreachKind.Production,
                t,
                made,
                capacity,
                by =>
                    $"{month}: the production of {product.Sku} is {ReasonText.Number(made)} units, {ReasonText.Number(by)} above its limit of {ReasonText.Number(capacity)}."
            );
    }

    private void CheckSupplier(int s, int t)
    {
        var supplier = _input.Suppliers[s];
        var ordered = _decisions.Ordered[s][t];
        if (ordered == 0)
            return;
        var month = ReasonText.Month(_input, t);
        if (supplier.MaxQuantity?[t] is { } max)
            Above(
                BreachKind.Supplier,
                t,
                ordered,
                max,
                by =>
                    $"{month}: the order of {ReasonText.Number(ordered)} units from {supplier.Id} is {ReasonText.Number(by)} above the maximum order of {ReasonText.Number(max)}."
            );
        Above(
            BreachKind.Supplier,
            t,
            supplier.MinQuantity[t],
            ordered,
            by =>
                $"{month}: the order of {ReasonText.Number(ordered)} units from {supplier.Id} is {ReasonText.Number(by)} below the minimum order of {ReasonText.Number(supplier.MinQuantity[t])}."
        );
        if (Multiples.IsBetween(ordered, supplier.OrderMultiple))
            _breaches.Add(
                new(
                    BreachKind.Supplier,
                    t,
                    ordered,
                    $"{month}: the order of {ReasonText.Number(ordered)} units from {supplier.Id} is not a multiple of {ReasonText.Number(supplier.OrderMultiple)}."
                )
            );
    }

    private void CheckMachines(int r, int t)
    {
        var resource = _input.Resources[r];
        var machines = _machines[r][t];
        Above(
            BreachKind.MachineHours,
            t,
            machines.Used,
            machines.Available,
            by =>
                $"{ReasonText.Month(_input, t)}: {ReasonText.Number(machines.Used)} hours of {resource.Id} are needed, {ReasonText.Number(by)} more than the {ReasonText.Number(machines.Available)} available."
        );
    }

    private void CheckPurchases()
    {
        for (var r = 0; r < _input.Resources.Count; r++)
        {
            var resource = _input.Resources[r];
            var max = resource.PurchaseCost is null ? 0 : resource.MaxPurchases;
            var bought = _decisions.Bought[r].Sum();
            if (max is { } limit)
                Above(
                    BreachKind.Purchases,
                    _input.Months - 1,
                    bought,
                    limit,
                    by =>
                        $"{ReasonText.Number(bought)} machines bought for {resource.Id} are {ReasonText.Number(by)} more than the {ReasonText.Number(limit)} allowed."
                );
        }
    }

    private void Above(
        BreachKind kind,
        int month,
        decimal value,
        decimal limit,
        Func<decimal, string> reason,
        decimal error = 0
    )
    {
        if (!Tolerance.Exceeds(value, limit + error))
            return;
        var by = value - limit;
        _breaches.Add(new(kind, month, by, reason(by)));
    }
}
