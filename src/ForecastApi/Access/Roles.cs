using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ForecastApi.Access;

/// <summary>The roles and authorization policies of routes.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Planner = "planner";
    public const string Importer = "importer";
    public const string Admin = "admin";

    /// <summary>The policy of data that both planners and importers maintain.</summary>
    public const string PlannerOrImporter = "planner or importer";

    public static readonly IReadOnlyList<string> All = [Reader, Planner, Importer, Admin];

    public static string NameOf(Role role) => All[(int)role];

    public static TBuilder For<TBuilder>(this TBuilder route, string policy)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(policy);

    public static void AddPolicies(AuthorizationOptions options)
    {
        Add(Reader, Reader, Planner, Importer);
        Add(Planner, Planner);
        Add(Importer, Importer);
        Add(PlannerOrImporter, Planner, Importer);
        Add(Admin);
        // Endpoints without an explicit policy require an authenticated reader
        options.FallbackPolicy = options.GetPolicy(Reader);

        void Add(string name, params string[] roles) =>
            options.AddPolicy(
                name,
                policy => policy.RequireAuthenticatedUser().RequireRole([.. roles, Admin])
            );
    }

    public static IEnumerable<Claim> Claims(IEnumerable<string> roles) =>
        roles.Select(r => new Claim(ClaimTypes.Role, r));
}
