using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Planning.Sourcing;
using ForecastApi.Planning.Validation;
using ForecastApi.Plans.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Sourcing;

public static class SourcingEndpoints
{
    public static void MapSourcing(this IEndpointRouteBuilder plans) =>
        plans
            .MapPost("/sourcing", CompareAsync)
            .Named("compareSources", "Compare the sources of a product by volume")
            .Describe(
                "The cost of in-house production and of each supplier per volume, and the volumes at which the cheapest source changes."
            )
            .JsonExample(
                """
                {
                  "sku": "STOOL",
                  "volumes": [ 100, 1000 ],
                  "products": [ { "sku": "STOOL", "materialCost": 10 } ],
                  "suppliers": [ { "id": "sub-a", "sku": "STOOL", "unitCost": 12, "toolingCost": 500 } ]
                }
                """
            )
            .LimitConcurrency(ConcurrencyLimit.Plan)
            .For(Roles.Planner)
            .ProducesProblems(415, 422);

    private static async Task<Ok<SourcingAnswer>> CompareAsync(
        SourcingRequest request,
        SourcingInputReader inputs,
        IOptions<InstallationOptions> installation,
        CancellationToken cancellationToken
    )
    {
        var input = await inputs.ReadAsync(request, cancellationToken);
        try
        {
            var curve = SourcingCurve.Compare(
                input,
                request.Sku,
                request.Volumes,
                cancellationToken
            );
            return TypedResults.Ok(
                new SourcingAnswer(
                    request.Sku,
                    installation.Value.Currency,
                    curve.Volumes,
                    curve.Changes,
                    curve.ChangesListedTo
                )
            );
        }
        catch (PlanInputException impossible)
        {
            PlanProblemMapper.Throw(request, input, impossible.Problems);
            throw;
        }
    }
}
