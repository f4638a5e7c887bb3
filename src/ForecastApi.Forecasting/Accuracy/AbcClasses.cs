namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// Computes ABC classes by value (Dickie 1951, "ABC inventory analysis shoots for dollars, not pennies"): sorted by
/// descending value, the series that make up the first 80 % of the total are A, those up to 95 % B, the rest C.
/// </summary>
public static class AbcClasses
{
    private const double ShareOfA = 0.80;
    private const double ShareOfB = 0.95;

    /// <summary>Returns the class of each value, in the given order; a value that is not positive is C.</summary>
    /// <param name="values">A year's value of each series, such as units × price.</param>
    public static string[] Classify(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var classes = new string[values.Count];
        var total = values.Sum(v => Math.Max(0, v));
        var before = 0.0;
        foreach (var i in Enumerable.Range(0, classes.Length).OrderByDescending(i => values[i]))
        {
            // The series that crosses a limit belongs to the class before it.
            classes[i] =
                !(values[i] > 0) ? "C"
                : before < ShareOfA * total ? "A"
                : before < ShareOfB * total ? "B"
                : "C";
            before += Math.Max(0, values[i]);
        }

        return classes;
    }
}
