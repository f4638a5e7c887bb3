using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ForecastApi.Http;

/// <summary>
/// Rejects query parameters that the endpoint does not declare, because a misspelt filter would silently return
/// everything. The declared names are those that minimal APIs bind.
/// </summary>
public sealed class StrictQuery(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query.Count > 0 && context.GetEndpoint() is RouteEndpoint endpoint && IsApi(context))
            Check(query, endpoint);
        return next(context);
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static void Check(IQueryCollection query, RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern;
        var known = endpoint
            .Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(p => p.HasTryParse || p.ParameterInfo.ParameterType == typeof(string))
            .Where(p => !p.ParameterInfo.IsDefined(typeof(FromHeaderAttribute), inherit: true))
            .Select(p => p.Name)
            .Where(name => route.GetParameter(name) is null)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var errors = new Validation();
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            errors.Add(
                name,
                known.Count == 0
                    ? "is not a query parameter of this route; the route has none."
                    : $"is not a query parameter of this route; use {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            );
        errors.ThrowIfAny(code: ProblemCodes.UnknownParameter);
        foreach (var (name, values) in query.Where(q => q.Value.Count > 1))
            errors.Add(name, $"is given {values.Count} times; give one value.");
        errors.ThrowIfAny();
    }
}
