using System.Globalization;

namespace ForecastApi.Planning.Validation;

/// <summary>Collects problems. Every check adds the path of the value.</summary>
internal sealed class ProblemList(int months)
{
    /// <summary>The maximum number; plans with larger numbers cannot be computed exactly.</summary>
    public const decimal MaxNumber = 1_000_000_000;

    private readonly List<PlanProblem> _problems = [];

    public IReadOnlyList<PlanProblem> Problems => _problems;

    public void Add(string path, string message) => _problems.Add(new(path, message));

    /// <summary>Checks that a number is between 0 and <see cref="MaxNumber"/>.</summary>
    public void Number(string path, decimal? value)
    {
        if (value < 0)
            Add(path, $"{Text(value.Value)} is below 0.");
        else if (value > MaxNumber)
            Add(path, $"{Text(value.Value)} is above 1,000,000,000; use a larger unit.");
    }

    /// <summary>Checks that there is one number per month, each between 0 and <see cref="MaxNumber"/>.</summary>
    public void PerMonth(string path, IReadOnlyList<decimal>? values)
    {
        if (values is null)
            return;
        if (values.Count != months)
        {
            Add(
                path,
                $"There are {Index(values.Count)} values for {Index(months)} months; send one number, or one per month."
            );
            return;
        }
        if (values.Distinct().Count() == 1)
        {
            Number(path, values[0]);
            return;
        }
        for (var t = 0; t < values.Count; t++)
            Number($"{path}[{Index(t)}]", values[t]);
    }

    /// <summary>Checks that the lower limit of each month is not above its upper limit.</summary>
    public void Ordered(
        string path,
        IReadOnlyList<decimal>? lower,
        IReadOnlyList<decimal>? upper,
        string upperName
    )
    {
        if (lower is null || upper is null || lower.Count != upper.Count)
            return;
        for (var t = 0; t < lower.Count; t++)
        {
            if (lower[t] <= upper[t])
                continue;
            Add(
                path,
                $"{Text(lower[t])} in month {Index(t + 1)} is above {upperName}, {Text(upper[t])}."
            );
            return;
        }
    }

    /// <summary>Checks a lead time, in months.</summary>
    public void LeadTime(string path, int leadTime)
    {
        if (leadTime is < 0 or > PlanProblems.MaxMonths)
            Add(
                path,
                $"{Index(leadTime)} is not between 0 and {Index(PlanProblems.MaxMonths)} months."
            );
    }

    /// <summary>Checks that a code is not empty and not a duplicate.</summary>
    public void Code(string path, string? code, HashSet<string> taken, string? key = null)
    {
        if (string.IsNullOrWhiteSpace(code))
            Add(path, "The code must not be empty.");
        else if (!taken.Add(key ?? code))
            Add(path, $"'{code}' is listed twice.");
    }

    /// <summary>Formats an integer for a path.</summary>
    public static string Index(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(decimal value) =>
        value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
