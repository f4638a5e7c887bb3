using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ForecastApi.Access;

/// <summary>The names of the policies by which routes say who may call them.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Planner = "planner";
    public const string Importer = "importer";
    public const string Admin = "admin";

    /// <summary>What planners and importers both need: an importer's products are planned with.</summary>
    public const string PlannerOrImporter = "planner or importer";

    public static readonly IReadOnlyList<string> All = [Reader, Planner, Importer, Admin];

    public static string Of(Role role) => All[(int)role];

    public static TBuilder For<TBuilder>(this TBuilder route, string policy)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(policy);

    public static void AddPolicies(AuthorizationOptions options)
    {
        Add(Reader, Reader, Planner, Importer);
        Add(Planner, Planner);
        Add(Importer, Importer);
        Add(PlannerOrImporter, Planner, Importer);
        Add(Admin);
        // What does not say who may call it is for those who are known
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
