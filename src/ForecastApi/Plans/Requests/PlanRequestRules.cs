using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;
using ForecastApi.Plans.Requests.Months;
using ForecastApi.Plans.Sourcing;
using ForecastApi.Products;

namespace ForecastApi.Plans.Requests;

/// <summary>Validates requests and stored planning parameters before the engine runs.</summary>
public static class PlanRequestRules
{
    /// <summary>The maximum length of the name of a plan.</summary>
    public const int MaxNameLength = 200;

    private const string OmitOfStored = "is for the entries of a plan request; it is not stored.";

    private static readonly Dictionary<string, IReadOnlyList<PlanBillLine>> NoBoms = [];

    /// <summary>Throws for a malformed plan request. The engine reports values that are well-formed but impossible.</summary>
    public static void Check(PlanRequest request)
    {
        var errors = new Validation()
            .Text("name", request.Name, MaxNameLength)
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
        Lists(
            errors,
            new(
                null,
                request.Resources,
                request.Suppliers,
                request.Components,
                Storage: request.Storage
            )
        );
        foreach (var (sku, lines) in request.Boms ?? NoBoms)
        {
            errors.Check(lines is not null, $"boms.{sku}", "is null.");
            NoNulls(errors, $"boms.{sku}", lines);
        }
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
            .Check(!body.Omit, "omit", OmitOfStored)
            .ThrowIfAny();
        var errors = new Validation();
        var entry = body with { Sku = sku };
        var input = Alone([PlanRequestMapper.ToProduct(entry, [0], new StoredMonths(errors))]);
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
        NoOmits(errors, "resources", defaults.Resources, r => r.Omit);
        NoOmits(errors, "suppliers", defaults.Suppliers, s => s.Omit);
        NoOmits(errors, "components", defaults.Components, c => c.Omit);
        NoOmits(errors, "storage", defaults.Storage, s => s.Omit);
        RequireSkus(errors, defaults.Suppliers, path => path);
        errors.ThrowIfAny();
        var months = new StoredMonths(errors);
        var products = (defaults.Suppliers ?? [])
            .Select(s => s.Sku)
            .Concat((defaults.Resources ?? []).SelectMany(r => r.HoursPerUnit?.Keys ?? []))
            .Concat((defaults.Storage ?? []).SelectMany(s => s.UnitsOf?.Keys ?? []))
            .Append("any")
            .Distinct(StringComparer.Ordinal);
        var input = Alone([
            .. products.Select(sku =>
                PlanRequestMapper.ToProduct(new() { Sku = sku }, [0], months)
            ),
        ]) with
        {
            Workforce = defaults.Workforce is { } w
                ? PlanRequestMapper.ToWorkforce(w, months.Within("workforce"))
                : null,
            Resources =
            [
                .. (defaults.Resources ?? []).Select(
                    (r, i) => PlanRequestMapper.ToResource(r, months.Within("resources", i))
                ),
            ],
            Suppliers =
            [
                .. (defaults.Suppliers ?? []).Select(
                    (s, i) => PlanRequestMapper.ToSupplier(s, months.Within("suppliers", i))
                ),
            ],
            Components =
            [
                .. (defaults.Components ?? []).Select(
                    (c, i) => PlanRequestMapper.ToComponent(c, months.Within("components", i))
                ),
            ],
            Budget = months.OrNull(defaults.Budget, "budget"),
            Storage =
            [
                .. (defaults.Storage ?? []).Select(
                    (s, i) => PlanRequestMapper.ToStorage(s, months.Within("storage", i))
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

    private static PlanInput Alone(IReadOnlyList<PlanProduct> products) =>
        new()
        {
            Start = new(Month.FirstYear, 1, 1),
            Months = 1,
            Products = products,
        };

    private static void Lists(Validation errors, PlanningDefaults parts)
    {
        NoNulls(errors, "resources", parts.Resources);
        NoNulls(errors, "suppliers", parts.Suppliers);
        NoNulls(errors, "components", parts.Components);
        NoNulls(errors, "storage", parts.Storage);
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

    /// <summary>Adds an error for each supplier that has no SKU.</summary>
    public static void RequireSkus(
        Validation errors,
        IReadOnlyList<SupplierRequest>? suppliers,
        Func<string, string> named
    )
    {
        for (var i = 0; i < suppliers?.Count; i++)
            errors.Check(
                suppliers[i].Sku.Length > 0,
                named(Invariant($"suppliers[{i}].sku")),
                "is required."
            );
    }

    private static void NoOmits<T>(
        Validation errors,
        string path,
        IReadOnlyList<T>? list,
        Func<T, bool> isOmitted
    )
    {
        for (var i = 0; i < list?.Count; i++)
            errors.Check(!isOmitted(list[i]), Invariant($"{path}[{i}].omit"), OmitOfStored);
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
