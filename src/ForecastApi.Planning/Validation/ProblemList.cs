using System.Globalization;

namespace ForecastApi.Planning.Validation;

/// <summary>Collects problems; every check names the path it looked at.</summary>
internal sealed class ProblemList(int months)
{
    /// <summary>The largest number that a plan can be reckoned with exactly.</summary>
    public const decimal MaxNumber = 1_000_000_000;

    private readonly List<PlanProblem> _problems = [];

    public IReadOnlyList<PlanProblem> Problems => _problems;

    public void Add(string path, string message) => _problems.Add(new(path, message));

    /// <summary>A number from 0 to <see cref="MaxNumber"/>.</summary>
    public void Number(string path, decimal? value)
    {
        if (value < 0)
            Add(path, $"{Text(value.Value)} is below 0.");
        else if (value > MaxNumber)
            Add(path, $"{Text(value.Value)} is above 1,000,000,000; use a larger unit.");
    }

    /// <summary>One number per month, each from 0 to <see cref="MaxNumber"/>.</summary>
    public void PerMonth(string path, IReadOnlyList<decimal>? values)
    {
        if (values is null)
            return;
        if (values.Count != months)
        {
            Add(
                path,
                $"There are {Index(values.Count)} values for {Index(months)} months; give one number, or one per month."
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

    /// <summary>A lower limit per month that does not lie above its upper limit.</summary>
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

    /// <summary>A lead time, in months.</summary>
    public void LeadTime(string path, int leadTime)
    {
        if (leadTime is < 0 or > PlanProblems.MaxMonths)
            Add(
                path,
                $"{Index(leadTime)} is not between 0 and {Index(PlanProblems.MaxMonths)} months."
            );
    }

    /// <summary>A code that is not empty and not taken.</summary>
    public void Code(string path, string? code, HashSet<string> taken, string? key = null)
    {
        if (string.IsNullOrWhiteSpace(code))
            Add(path, "It is empty.");
        else if (!taken.Add(key ?? code))
            Add(path, $"'{code}' is listed twice.");
    }

    /// <summary>A whole number as it stands in a path.</summary>
    public static string Index(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(decimal value) =>
        value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
