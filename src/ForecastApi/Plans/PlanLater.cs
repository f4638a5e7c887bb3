using System.Globalization;
using ForecastApi.Http;

namespace ForecastApi.Plans;

/// <summary>
/// Refuses what the contract has and the planner cannot plan yet: ignored, it would make every plan look cheaper than
/// it is.
/// </summary>
public static class PlanLater
{
    public static void Check(Validation errors, ProductPlanning product, string path)
    {
        Refuse(errors, product.SetupCost?.Values.Any(c => c != 0) == true, path + "setupCost");
        Refuse(errors, product.SetupHours != 0, path + "setupHours");
        Refuse(errors, product.MinBatch != 0, path + "minBatch");
    }

    public static void Check(
        Validation errors,
        IReadOnlyList<ResourceRequest>? resources,
        IReadOnlyList<SupplierRequest>? suppliers
    )
    {
        Refuse(errors, resources?.Count > 0, "resources");
        for (var i = 0; i < suppliers?.Count; i++)
            Refuse(
                errors,
                suppliers[i].PriceBreaks?.Count > 0,
                string.Create(CultureInfo.InvariantCulture, $"suppliers[{i}].priceBreaks")
            );
    }

    public static void Check(Validation errors, RiskRequest? risk) =>
        Refuse(errors, risk is not null, "risk");

    private static void Refuse(Validation errors, bool isAsked, string path) =>
        errors.Check(!isAsked, path, "cannot be planned with yet; leave it out.");
}
