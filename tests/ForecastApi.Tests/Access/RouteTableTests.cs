using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Access;

/// <summary>Calls every route in every role and compares the outcome with the table of permissions.</summary>
public sealed class RouteTableTests(Callers callers) : IClassFixture<Callers>
{
    private const string Anybody = "anybody";

    /// <summary>The roles of each route beside admin; a route that is not in the table is open to every role.</summary>
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["GET /health/live"] = [Anybody],
        ["GET /health/ready"] = [Anybody],
        ["GET /health/startup"] = [Anybody],
        ["GET /sign-in"] = [Anybody],
        ["GET /problems"] = [Anybody],
        ["POST /sign-in"] = [Anybody],
        ["POST /sign-out"] = [Anybody],
        ["GET " + ForecastApi.Pages.Shared.Layout.SiteStyles.Path] = [Anybody],
        ["GET " + ForecastApi.Pages.SalesImport.ImportScript.Path] = [Anybody],
        ["POST /api/v1/sales/imports"] = ["importer"],
        ["POST /api/v1/sales/imports/inspect"] = ["importer"],
        ["PUT /api/v1/import-formats/{name}"] = ["importer"],
        ["DELETE /api/v1/import-formats/{name}"] = ["importer"],
        ["DELETE /api/v1/sales"] = ["importer"],
        ["DELETE /api/v1/imports/{id}"] = ["importer"],
        ["POST /api/v1/products/imports"] = ["planner", "importer"],
        ["POST /api/v1/boms/imports"] = ["planner", "importer"],
        ["POST /api/v1/planning/imports"] = ["planner", "importer"],
        ["POST /api/v1/forecast-runs"] = ["planner"],
        ["DELETE /api/v1/forecast-runs/{id}"] = ["planner"],
        ["POST /api/v1/plans"] = ["planner"],
        ["PATCH /api/v1/plans/{id}"] = ["planner"],
        ["DELETE /api/v1/plans/{id}"] = ["planner"],
        ["PUT /api/v1/calendar"] = ["planner"],
        ["PUT /api/v1/overrides/{by}/{key}/{period}"] = ["planner"],
        ["DELETE /api/v1/overrides/{by}/{key}/{period}"] = ["planner"],
        ["POST /api/v1/overrides/imports"] = ["planner", "importer"],
        ["PUT /api/v1/events/{id}"] = ["planner"],
        ["DELETE /api/v1/events/{id}"] = ["planner"],
        ["PUT /api/v1/products/{sku}/prices"] = ["planner"],
        ["DELETE /api/v1/products/{sku}/prices"] = ["planner"],
        ["PUT /api/v1/plans/{id}/accepted"] = ["planner"],
        ["POST /api/v1/plans/sourcing"] = ["planner"],
        ["PUT /api/v1/planning/defaults"] = ["planner"],
        ["PUT /api/v1/products/{sku}"] = ["planner", "importer"],
        ["DELETE /api/v1/products/{sku}"] = ["planner", "importer"],
        ["PUT /api/v1/products/{sku}/bom"] = ["planner", "importer"],
        ["PUT /api/v1/products/{sku}/planning"] = ["planner", "importer"],
        ["PUT /api/v1/products/{sku}/overrides/{period}"] = ["planner"],
        ["DELETE /api/v1/products/{sku}/overrides/{period}"] = ["planner"],
        ["PUT /api/v1/accuracy/exceptions/{sku}/{rule}"] = ["planner"],
        ["POST /products/{sku}/overrides"] = ["planner"],
        ["POST /products/{sku}/overrides/{period}/removal"] = ["planner"],
        ["POST /exceptions/{sku}/{rule}"] = ["planner"],
        ["GET /api/v1/api-keys"] = [],
        ["POST /api/v1/api-keys"] = [],
        ["DELETE /api/v1/api-keys/{id}"] = [],
        ["GET /api/v1/audit"] = [],
        ["GET /hangfire/{**path}"] = [],
    };

    // Computes without storing anything
    private static readonly string[] ChangesNothing = ["POST /api/v1/forecasts/preview"];

    [Fact]
    public async Task Route_When_called_in_each_role_Then_only_permitted_ones_succeed()
    {
        var wrong = new List<string>();
        var routes = Routes();
        Assert.Empty(Table.Keys.Except(routes.Select(r => r.Name)));
        Assert.Empty(
            routes
                .Select(r => r.Name)
                .Where(n => !n.StartsWith("GET ", StringComparison.Ordinal))
                .Except(Table.Keys)
                .Except(ChangesNothing)
        );
        foreach (var (name, method, path) in routes)
        foreach (var role in (string?[])[null, .. Callers.Roles])
        {
            var allowed = Table.GetValueOrDefault(name) ?? ["reader", "planner", "importer"];
            var may =
                role == "admin"
                || allowed.Contains(Anybody)
                || (role is not null && allowed.Contains(role));
            using var answer = await callers.AskAsync(role, method, path);
            var status = (int)answer.StatusCode;
            var wanted =
                may ? status is not (401 or 403)
                : role is null ? status == 401
                : status == 403;
            if (!wanted || status >= 500)
                wrong.Add($"{name} as {role ?? "nobody"}: {status}");
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/swagger/index.html")]
    [InlineData("/no-such-thing")]
    [InlineData("/api/v1/no-such-thing")]
    public async Task Path_without_a_route_When_unauthenticated_Then_401(string path)
    {
        using var answer = await callers.AskAsync(null, HttpMethod.Get, path);
        await ApiFixture.ProblemOf(answer, 401);
    }

    private List<(string Name, HttpMethod Method, string Path)> Routes()
    {
        var routes = new List<(string, HttpMethod, string)>();
        foreach (
            var route in callers
                .Api.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
        )
        {
            var pattern = "/" + route.RoutePattern.RawText!.Trim('/');
            var path = string.Join(
                '/',
                route.RoutePattern.PathSegments.Select(s =>
                    string.Concat(
                        s.Parts.Select(p =>
                            p switch
                            {
                                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l =>
                                    l.Content,
                                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart d =>
                                    d.Content,
                                _ => "x",
                            }
                        )
                    )
                )
            );
            foreach (
                var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
                    ?? ["GET"]
            )
                routes.Add(($"{method} {pattern}", new HttpMethod(method), "/" + path));
        }
        return routes;
    }
}
