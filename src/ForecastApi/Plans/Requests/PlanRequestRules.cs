using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;
using ForecastApi.Plans.Sourcing;
using ForecastApi.Products;

namespace ForecastApi.Plans.Requests;

/// <summary>Validates requests and stored planning parameters before the engine runs.</summary>
public static class PlanRequestRules
{
    /// <summary>Throws for a malformed plan request. The engine reports values that are well-formed but impossible.</summary>
    public static void Check(PlanRequest request)
    {
        var errors = new Validation()
            .Text("name", request.Name, 200)
            .Range("months", request.Months, 1, PlanProblems.MaxMonths)
            .Range("risk.scenarios", request.Risk?.Scenarios, 1, RiskInput.MaxScenarios)
            .Check(
                request.Demand.Forecast is null != request.Demand.Inline is null,
                "demand",
                "must have exactly one of forecast and inline."
            )
            .Check(
                request.Demand.Forecast?.Quantile is null or (>= 0.01m and <= 0.99m),
                "demand.forecast.quantile",
                "must be between 0.01 and 0.99."
            );
        NoNulls(errors, "demand.inline", request.Demand.Inline);
        NoNulls(errors, "demand.forecast.skus", request.Demand.Forecast?.Skus);
        NoNulls(errors, "products", request.Products);
        NoNulls(errors, "strategies", request.Strategies);
        Lists(errors, new(null, request.Resources, request.Suppliers, request.Components));
        errors.ThrowIfAny();
        Skus(errors, request.Products);
        errors.Check(
            request.Risk is null || request.Demand.Forecast is not null,
            "risk",
            "needs the distribution of a forecast, and demand.inline has none; use demand.forecast or omit risk."
        );
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Throws for a malformed sourcing request.</summary>
    public static void Check(SourcingRequest request)
    {
        var errors = new Validation();
        NoNulls(errors, "products", request.Products);
        Lists(errors, new(null, request.Resources, request.Suppliers));
        errors.ThrowIfAny();
        if (ProductRules.WhyNotASku(request.Sku) is { } reason)
            errors.Add("sku", reason);
        Skus(errors, request.Products);
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Validates an entry and returns it with the SKU of the path.</summary>
    public static ProductPlanning CheckEntry(string sku, ProductPlanning body)
    {
        ProductRules.CheckSku(sku);
        new Validation()
            .Check(body.Sku is null || body.Sku == sku, "sku", "differs from the SKU in the path.")
            .ThrowIfAny();
        var errors = new Validation();
        var entry = body with { Sku = sku };
        var months = Longest([
            body.UnitPrice,
            body.MaterialCost,
            body.HoldingCost,
            body.BackorderCost,
            body.LostSaleCost,
            body.SafetyStock,
            body.MaxStock,
            body.MaxProduction,
            body.SetupCost,
        ]);
        var input = Alone([PlanRequestMapper.ToProduct(entry, new decimal[months])], months);
        Add(errors, input, path => path.Replace("products[0].", "", StringComparison.Ordinal));
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        return entry;
    }

    /// <summary>Throws for defaults that no plan can use.</summary>
    public static void Check(PlanningDefaults defaults)
    {
        var errors = new Validation();
        Lists(errors, defaults);
        errors.ThrowIfAny();
        var w = defaults.Workforce;
        var months = Longest([
            w?.MinWorkers,
            w?.MaxWorkers,
            w?.HoursPerDay,
            w?.WorkingDays,
            w?.MaxOvertimeHours,
            w?.MaxOvertimeHoursPerWorker,
            .. (defaults.Resources ?? []).SelectMany(r =>
                new[] { r.OpeningMachines, r.HoursPerMachine }
            ),
            .. (defaults.Suppliers ?? []).SelectMany(s => new[] { s.MinQuantity, s.MaxQuantity }),
            .. (defaults.Components ?? []).Select(c => c.Receipts),
        ]);
        var products = (defaults.Suppliers ?? [])
            .Select(s => s.Sku)
            .Concat((defaults.Resources ?? []).SelectMany(r => r.HoursPerUnit?.Keys ?? []))
            .Append("any")
            .Distinct(StringComparer.Ordinal);
        var input = Alone(
            [
                .. products.Select(sku =>
                    PlanRequestMapper.ToProduct(new() { Sku = sku }, new decimal[months])
                ),
            ],
            months
        ) with
        {
            Workforce = w is null ? null : PlanRequestMapper.ToWorkforce(w, months),
            Resources =
            [
                .. (defaults.Resources ?? []).Select(r => PlanRequestMapper.ToResource(r, months)),
            ],
            Suppliers =
            [
                .. (defaults.Suppliers ?? []).Select(s => PlanRequestMapper.ToSupplier(s, months)),
            ],
            Components =
            [
                .. (defaults.Components ?? []).Select(c =>
                    PlanRequestMapper.ToComponent(c, months)
                ),
            ],
        };
        Add(errors, input, path => path);
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    private static void Add(Validation errors, PlanInput input, Func<string, string> path)
    {
        foreach (var problem in PlanProblems.Find(input, null))
            errors.Add(path(problem.Path), problem.Message);
    }

    private static PlanInput Alone(IReadOnlyList<PlanProduct> products, int months) =>
        new()
        {
            Start = new(Month.FirstYear, 1, 1),
            Months = months,
            Products = products,
        };

    private static int Longest(IEnumerable<PerMonth?> values) =>
        Math.Max(1, values.Max(v => v is { IsSeries: true } ? v.Values.Count : 1));

    private static void Lists(Validation errors, PlanningDefaults parts)
    {
        NoNulls(errors, "resources", parts.Resources);
        NoNulls(errors, "suppliers", parts.Suppliers);
        NoNulls(errors, "components", parts.Components);
        for (var i = 0; i < parts.Suppliers?.Count; i++)
            NoNulls(
                errors,
                string.Create(CultureInfo.InvariantCulture, $"suppliers[{i}].priceBreaks"),
                parts.Suppliers[i]?.PriceBreaks
            );
    }

    private static void Skus(Validation errors, IReadOnlyList<ProductPlanning>? products)
    {
        for (var i = 0; i < products?.Count; i++)
        {
            if (ProductRules.WhyNotASku(products[i].Sku) is { } reason)
                errors.Add(
                    string.Create(CultureInfo.InvariantCulture, $"products[{i}].sku"),
                    reason
                );
        }
    }

    // The JSON reader checks the nullability of properties, but not of list elements.
    private static void NoNulls<T>(Validation errors, string path, IReadOnlyList<T>? list)
        where T : class
    {
        for (var i = 0; i < list?.Count; i++)
            errors.Check(
                list[i] is not null,
                string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"),
                "is null."
            );
    }
}
