using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The in-house production of one product in the model: units, limits, set-ups and batches.</summary>
internal sealed class ProductionModel(
    PlanInput input,
    ModelRules rules,
    PlanModel model,
    int product
)
{
    private const double Infinity = double.PositiveInfinity;

    private readonly PlanProduct _product = input.Products[product];
    private readonly LinearProgram _program = model.Program;

    /// <summary>Adds the production columns of every month and their limits.</summary>
    /// <param name="material">Material cost per unit, by month.</param>
    public void Add(decimal[] material)
    {
        if (!rules.InHouse)
            return;
        var hours = _product.LabourHoursPerUnit;
        var w = input.Workforce;
        var hourly = w is { LabourPaid: LabourPaid.Worked } ? w.RegularRate : 0;
        // A product without labour hours has no use for overtime.
        var overtime = rules.Overtime && w?.OvertimeRate is not null && hours > 0;
        var useful = _product.HasSetup ? new NetDemand(_product, rules) : null;
        for (var t = 0; t < input.Months; t++)
        {
            var unit = material[t] + MachineCost();
            model.Regular[product][t] = _program.AddColumn(
                0,
                Infinity,
                (double)(unit + (hourly * hours))
            );
            if (overtime)
                model.Overtime[product][t] = _program.AddColumn(
                    0,
                    Infinity,
                    (double)(unit + (w!.OvertimeRate!.Value * hours))
                );
            if (_product.MaxProduction is { } max)
                AddLimit(t, max[t]);
            if (useful is not null)
                AddSetup(t, useful, hourly);
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

    private void AddSetup(int t, NetDemand useful, decimal hourly)
    {
        var setup = _program.AddColumn(
            0,
            1,
            (double)(
                (_product.SetupCost?[t] ?? 0)
                + (_product.SetupHours * hourly)
                + (_product.SetupHours * OperatingCost())
            ),
            isInteger: true
        );
        model.Setups[product][t] = setup;
        var (regular, overtime) = (model.Regular[product][t], model.Overtime[product][t]);
        var max = Math.Max(_product.MinBatch, MaxUseful(useful, t));
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
        model.Lots.Add(new(product, t, regular, setup));
    }

    // More than the useful supply is made only to avoid idle hours that are not allowed, or to keep the total
    // production rate constant.
    private decimal MaxUseful(NetDemand useful, int t)
    {
        var max = useful.From(t);
        if (input.Workforce is not { } w)
            return max;
        if (w.HasRateCost && w.WorkingDays.Any(d => d > 0))
            max = Math.Max(
                max,
                input.Products.Sum(TotalRequirement.Peak)
                    * w.WorkingDays[t]
                    / w.WorkingDays.Where(d => d > 0).Min()
            );
        if ((!w.IdleAllowed || rules.Level) && _product.LabourHoursPerUnit > 0)
            max = Math.Max(
                max,
                WorkerLimits.Max(input, rules) * w.HoursPerWorker(t) / _product.LabourHoursPerUnit
            );
        return max;
    }

    private decimal MachineCost() =>
        input.Resources.Sum(r => r.HoursOf(_product.Sku) * r.OperatingCostPerHour);

    private decimal OperatingCost() =>
        input.Resources.Where(r => r.HoursOf(_product.Sku) > 0).Sum(r => r.OperatingCostPerHour);
}
