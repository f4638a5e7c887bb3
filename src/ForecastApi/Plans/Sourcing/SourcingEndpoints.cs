using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Sourcing;
using ForecastApi.Planning.Validation;
using ForecastApi.Plans.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Sourcing;

public static class SourcingEndpoints
{
    /// <summary>The number of price breaks up to which a comparison takes less than a second.</summary>
    private const int MaxSmallBreaks = 1000;

    public static void MapSourcing(this IEndpointRouteBuilder plans) =>
        plans
            .MapPost("/sourcing", CompareAsync)
            .Named("compareSources", "Compare the sources of a product by volume")
            .Describe(
                "The cost of in-house production and of each supplier per volume, and the volumes at which the cheapest source changes. After Planning:TimeLimitSeconds no more changes are listed: changesListedTo states the volume."
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
            .For(Roles.Planner)
            .ProducesProblems(415, 422);

    private static ConcurrencyLimit Limit(PlanInput input) =>
        input.Suppliers.Sum(s => s.PriceBreaks.Count) <= MaxSmallBreaks
            ? ConcurrencyLimit.SmallPlan
            : ConcurrencyLimit.Plan;

    private static async Task<Ok<SourcingAnswer>> CompareAsync(
        SourcingRequest request,
        SourcingInputReader inputs,
        PlanComputer computer,
        ConcurrencySlots slots,
        IOptions<PlanOptions> options,
        IOptions<InstallationOptions> installation,
        CancellationToken cancellationToken
    )
    {
        var input = await inputs.ReadAsync(request, cancellationToken);
        try
        {
            using var slot = await slots.AcquireAsync(Limit(input), cancellationToken);
            var curve = await computer.RunAsync(
                token =>
                    SourcingCurve.Compare(
                        input,
                        request.Sku,
                        request.Volumes,
                        options.Value.ToPlanner(TimeSpan.Zero),
                        token
                    ),
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
