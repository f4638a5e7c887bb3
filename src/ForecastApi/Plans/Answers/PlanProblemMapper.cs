using System.Globalization;
using System.Text.Json.Nodes;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Requests.Merging;
using ForecastApi.Plans.Sourcing;

namespace ForecastApi.Plans.Answers;

/// <summary>Maps the problems found by the engine to errors under the paths of the request.</summary>
public static class PlanProblemMapper
{
    private const string Bills = "bills.";

    public static void Throw(PlanReading reading, IReadOnlyList<PlanProblem> problems)
    {
        var errors = new Validation();
        foreach (var problem in problems)
            if (BillOf(reading.Input, problem.Path) is { } sku)
                AddBill(errors, problem, sku, isOwn: IsOwnBill(reading.Merged, sku));
            else
                errors.Add(reading.Merged.PathOf(problem.Path), problem.Message);
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    public static void Throw(
        SourcingRequest request,
        PlanInput input,
        IReadOnlyList<PlanProblem> problems
    ) =>
        ThrowErrors(
            new(
                request.Products,
                request.WorkforceIsGiven,
                request.Resources is not null,
                request.Suppliers is not null,
                Components: false
            ),
            input,
            problems
        );

    private static void ThrowErrors(
        Given given,
        PlanInput input,
        IReadOnlyList<PlanProblem> problems
    )
    {
        var errors = new Validation();
        foreach (var problem in problems)
            if (BillOf(input, problem.Path) is { } sku)
                AddBill(errors, problem, sku, isOwn: false);
            else
                errors.Add(Path(given, input, problem.Path), problem.Message);
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    private static bool IsOwnBill(MergedRequest merged, string sku) =>
        merged.Request["boms"] is JsonObject boms && boms.ContainsKey(sku);

    private static void AddBill(Validation errors, PlanProblem problem, string sku, bool isOwn)
    {
        if (isOwn)
            errors.Add($"boms.{problem.Path[Bills.Length..]}", problem.Message);
        else
            errors.Add(
                BillPath(sku, problem.Path),
                $"{problem.Message} Correct the bill with PUT /api/v1/products/{Uri.EscapeDataString(sku)}/bom."
            );
    }

    // Of stored bills, the path of the engine is bills.SKU, or bills.SKU[line].quantity
    private static string? BillOf(PlanInput input, string path) =>
        path.StartsWith(Bills, StringComparison.Ordinal)
            ? input
                .Bills.Keys.Where(sku =>
                    path.AsSpan(Bills.Length).StartsWith(sku, StringComparison.Ordinal)
                )
                .MaxBy(sku => sku.Length)
            : null;

    private static string BillPath(string sku, string path) =>
        path.Length == Bills.Length + sku.Length
            ? $"bill of {sku}"
            : $"bill of {sku} lines{path[(Bills.Length + sku.Length)..]}";

    // Stored parameters are not in the request, so their paths name the place where they are stored.
    private static string Path(Given given, PlanInput input, string path)
    {
        for (var i = given.Products?.Count ?? 0; i < input.Products.Count; i++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"products[{i}]");
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return $"planning of {input.Products[i].Sku}{path[prefix.Length..]}";
        }
        var isStored =
            (!given.Suppliers && path.StartsWith("suppliers", StringComparison.Ordinal))
            || (!given.Resources && path.StartsWith("resources", StringComparison.Ordinal))
            || (!given.Components && path.StartsWith("components", StringComparison.Ordinal))
            || (!given.Workforce && path.StartsWith("workforce", StringComparison.Ordinal));
        return isStored ? "planning defaults " + path : path;
    }

    /// <summary>The parts that the request contains.</summary>
    private sealed record Given(
        IReadOnlyList<ProductPlanning>? Products,
        bool Workforce,
        bool Resources,
        bool Suppliers,
        bool Components
    );
}
