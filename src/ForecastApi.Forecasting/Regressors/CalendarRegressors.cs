namespace ForecastApi.Forecasting.Regressors;

/// <summary>Creates the regressors of a calendar: working days, and holidays that are not in the same month every year.</summary>
public static class CalendarRegressors
{
    /// <summary>The name of the regressor of working days.</summary>
    public const string WorkingDays = "workingDays";

    // Sales before a holiday belong to its day, or to the week or the fortnight up to it (as in X-13ARIMA-SEATS).
    private static readonly int[] Windows = [1, 8, 15];

    /// <summary>Creates the regressors of the months of a series.</summary>
    /// <param name="start">First day of the first month.</param>
    /// <param name="workingDays">Working days of every month from there to the end of the horizon.</param>
    /// <param name="holidays">All holidays of these months, and their names.</param>
    public static IReadOnlyList<Regressor> Create(
        DateOnly start,
        IReadOnlyList<double> workingDays,
        IEnumerable<(DateOnly Date, string Name)> holidays
    )
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        var months = workingDays.Count;
        var regressors = new List<Regressor>();
        if (months > 0 && workingDays.All(d => d > 0) && workingDays.Distinct().Count() > 1)
        {
            var mean = workingDays.Average();
            regressors.Add(
                new(
                    WorkingDays,
                    RegressorKind.Calendar,
                    [.. workingDays.Select(d => Math.Log(d / mean))]
                )
                {
                    Pools = [WorkingDays],
                }
            );
        }
        foreach (var holiday in holidays.GroupBy(h => h.Name, h => h.Date, StringComparer.Ordinal))
            if (holiday.Select(d => d.Month).Distinct().Count() > 1)
                regressors.AddRange(
                    Windows.Select(w => Moving(holiday.Key, [.. holiday], start, months, w))
                );
        return regressors;
    }

    private static Regressor Moving(
        string name,
        DateOnly[] dates,
        DateOnly start,
        int months,
        int window
    )
    {
        var shares = new double[months];
        foreach (var date in dates)
            for (var back = 0; back < window; back++)
            {
                var day = date.AddDays(-back);
                var month = ((day.Year - start.Year) * 12) + day.Month - start.Month;
                if (month >= 0 && month < months)
                    shares[month] += 1.0 / window;
            }
        return new(name, RegressorKind.Calendar, shares)
        {
            Pools = [FormattableString.Invariant($"{name}/{window}")],
        };
    }
}
