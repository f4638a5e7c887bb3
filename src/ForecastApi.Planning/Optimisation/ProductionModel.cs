using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The in-house production of one product in the model: units, limits, set-ups and batches.</summary>
internal sealed class ProductionModel(
    PlanInput input,
    ModelRules rules,
    PlanModel model,
    SupplyBounds bounds,
    int product
)
{
    private const double Infinity = double.PositiveInfinity;

    private readonly PlanProduct _product = input.Products[product];
    private readonly LinearProgram _program = model.Program;

    /// <summary>Adds the production columns of every month and their limits.</summary>
    /// <param name="material">Material cost per unit.</param>
    public void Add(MaterialCost material)
    {
        if (!rules.InHouse || !_product.IsMade)
            return;
        var hours = _product.LabourHoursPerUnit;
        var w = input.Workforce;
        var hourly = w is { LabourPaid: LabourPaid.Worked } ? w.RegularRate : 0;
        // A product without labour hours has no use for overtime.
        var overtime = rules.Overtime && w?.OvertimeRate is not null && hours > 0;
        // Units that arrive after the plan are made only where hours must be filled
        var isFilled =
            w is not null
            && (!w.IdleAllowed || w.HasRateCost || (rules.Level && !bounds.IsMultiLevel));
        var months = isFilled ? input.Months : input.Months - _product.ProductionLeadTime;
        for (var t = 0; t < months; t++)
        {
            var machines = MachineCost();
            var unit =
                material.PerUnit[product][t]
                + machines
                + (_product.IsPart ? PartPreference.Started(_product) : 0);
            var paid = material.PaidWhenMade(product, t) + machines;
            model.Regular[product][t] = _program.AddColumn(
                0,
                Infinity,
                (double)(unit + (hourly * hours))
            );
            model.Pay(t, model.Regular[product][t], paid + (hourly * hours));
            if (overtime)
            {
                var rate = w!.OvertimeRate!.Value * hours;
                model.Overtime[product][t] = _program.AddColumn(0, Infinity, (double)(unit + rate));
                model.Pay(t, model.Overtime[product][t], paid + rate);
            }
            if (_product.MaxProduction is { } max)
                AddLimit(t, max[t]);
            if (_product.HasSetup)
                AddSetup(t, hourly);
            if (_product.BatchMultiple > 0)
                AddMultiple(t);
        }
    }

    private void AddLimit(int t, decimal max)
    {
        var row = _program.AddRow(
            -Infinity,
            (double)max,
            (model.Regular[product][t], 1),
            (model.Overtime[product][t], 1),
            (rules.SoftLimits ? model.Deviation(DeviationWeights.Capacity) : -1, -1)
        );
        model.Limits.Add(new(LimitKind.Production, _product.Sku, t, row, -1));
    }

    private void AddMultiple(int t)
    {
        var batches = _program.AddColumn(0, Infinity, isInteger: true);
        _program.AddRow(
            0,
            0,
            (model.Regular[product][t], 1),
            (model.Overtime[product][t], 1),
            (batches, -(double)_product.BatchMultiple)
        );
    }

    private void AddSetup(int t, decimal hourly)
    {
        var cost =
            (_product.SetupCost?[t] ?? 0)
            + (_product.SetupHours * hourly)
            + (_product.SetupHours * OperatingCost());
        var setup = _program.AddColumn(0, 1, (double)cost, isInteger: true);
        model.Pay(t, setup, cost);
        model.Setups[product][t] = setup;
        var (regular, overtime) = (model.Regular[product][t], model.Overtime[product][t]);
        var max = Multiples.Up(
            Math.Max(_product.MinBatch, bounds.MaxMade(product, t)),
            _product.BatchMultiple
        );
        if (!rules.SoftLimits && _product.MaxProduction is { } limit)
            max = Math.Min(max, limit[t]);
        _program.AddRow(-Infinity, 0, (regular, 1), (overtime, 1), (setup, -(double)max));
        if (_product.MinBatch > 0)
            _program.AddRow(
                0,
                Infinity,
                (regular, 1),
                (overtime, 1),
                (setup, -(double)_product.MinBatch)
            );
        var arrival = t + _product.ProductionLeadTime;
        if (arrival < input.Months)
            model.Lots.Add(new(product, arrival, regular, setup));
    }

    private decimal MachineCost() =>
        input.Resources.Sum(r => r.HoursOf(_product.Sku) * r.OperatingCostPerHour);

    private decimal OperatingCost() =>
        input.Resources.Where(r => r.HoursOf(_product.Sku) > 0).Sum(r => r.OperatingCostPerHour);
}
