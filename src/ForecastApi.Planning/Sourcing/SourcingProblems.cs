using ForecastApi.Planning.Input;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Sourcing;

/// <summary>Validates a request for the cheapest source.</summary>
internal static class SourcingProblems
{
    public static IReadOnlyList<PlanProblem> Find(
        PlanInput input,
        string sku,
        IReadOnlyList<decimal> volumes
    )
    {
        var list = new ProblemList(input.Months);
        if (volumes.Count is < 1 or > SourcingCurve.MaxVolumes)
            list.Add(
                "volumes",
                $"There are {ProblemList.Index(volumes.Count)} volumes; send 1 to {ProblemList.Text(SourcingCurve.MaxVolumes)}."
            );
        for (var i = 0; i < volumes.Count; i++)
        {
            var path = $"volumes[{ProblemList.Index(i)}]";
            if (volumes[i] is >= 0 and < 0.000001m)
                list.Add(
                    path,
                    $"{ProblemList.Text(volumes[i])} is not a volume; it must be at least 0.000001."
                );
            list.Number(path, volumes[i]);
        }
        if (input.Months != 1)
            list.Add("months", "The comparison covers one month.");
        if (input.Products.All(p => p.Sku != sku))
            list.Add("sku", $"'{sku}' is not a product of this request.");
        return [.. list.Problems, .. PlanProblems.Find(input, null)];
    }
}
