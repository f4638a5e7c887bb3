using ForecastApi.Http;

namespace ForecastApi.Plans;

/// <summary>
/// Refuses what the contract has and the planner cannot plan yet: ignored, it would make every plan look cheaper than
/// it is.
/// </summary>
public static class PlanLater
{
    public static void Check(Validation errors, RiskRequest? risk) =>
        Refuse(errors, risk is not null, "risk");

    private static void Refuse(Validation errors, bool isAsked, string path) =>
        errors.Check(!isAsked, path, "cannot be planned with yet; leave it out.");
}
