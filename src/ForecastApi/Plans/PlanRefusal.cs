using System.Globalization;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Plans;

/// <summary>Refuses with what the engine found impossible, under the paths of the request.</summary>
public static class PlanRefusal
{
    public static void Throw(
        PlanRequest request,
        PlanInput input,
        IReadOnlyList<PlanProblem> problems
    )
    {
        var errors = new Validation();
        foreach (var problem in problems)
            errors.Add(Path(request, input, problem.Path), problem.Message);
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    // What is stored is not in the request, so its paths say where it stands.
    private static string Path(PlanRequest request, PlanInput input, string path)
    {
        for (var i = request.Products?.Count ?? 0; i < input.Products.Count; i++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"products[{i}]");
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return $"planning of {input.Products[i].Sku}{path[prefix.Length..]}";
        }
        var isStored =
            (request.Suppliers is null && path.StartsWith("suppliers", StringComparison.Ordinal))
            || (request.Resources is null && path.StartsWith("resources", StringComparison.Ordinal))
            || (
                request.Components is null
                && path.StartsWith("components", StringComparison.Ordinal)
            )
            || (
                !request.WorkforceIsGiven && path.StartsWith("workforce", StringComparison.Ordinal)
            );
        return isStored ? "planning defaults " + path : path;
    }
}
