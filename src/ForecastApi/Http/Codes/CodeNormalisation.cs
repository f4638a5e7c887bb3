using ForecastApi.Common;
using Microsoft.Extensions.Primitives;

namespace ForecastApi.Http.Codes;

/// <summary>Gives the codes in the path and the query their stored form, so that each spelling finds what is stored.</summary>
public sealed class CodeNormalisation(RequestDelegate next)
{
    private const string Sku = "sku";
    private static readonly string[] Filters = [Sku, "channel"];

    public Task InvokeAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        if (values.TryGetValue(Sku, out var value) && value is string sku)
            values[Sku] = CodeText.Clean(sku);
        foreach (var name in Filters)
            if (
                context.Request.Query.TryGetValue(name, out var given)
                && given is [{ } filter]
                && CodeText.Clean(filter) is var clean
                && clean != filter
            )
                context.Request.Query = Replaced(context.Request.Query, name, clean);
        return next(context);
    }

    private static QueryCollection Replaced(IQueryCollection query, string name, string value)
    {
        var values = new Dictionary<string, StringValues>(query, StringComparer.OrdinalIgnoreCase)
        {
            [name] = value,
        };
        return new(values);
    }
}
