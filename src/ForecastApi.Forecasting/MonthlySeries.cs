using System.Collections.Immutable;

namespace ForecastApi.Forecasting;

/// <summary>
/// A product's demand by month, one value for every month from <see cref="Start"/> on. Immutable; every value is
/// finite. Months without sales are zeros that the caller has filled in: there are no gaps.
/// </summary>
public sealed class MonthlySeries
{
    private readonly ImmutableArray<double> _values;

    /// <summary>A series from its first month on.</summary>
    /// <param name="start">Any day of the first month.</param>
    /// <param name="values">Demand per month in units, oldest first; may be empty; negative months (net returns) are allowed.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public MonthlySeries(DateOnly start, IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Start = new DateOnly(start.Year, start.Month, 1);
        _values = [.. values];
        foreach (var value in _values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException("Every month needs a finite value.", nameof(values));
        }
    }

    /// <summary>First day of the first month.</summary>
    public DateOnly Start { get; }

    /// <summary>Number of months.</summary>
    public int Length => _values.Length;

    /// <summary>Demand per month in units, oldest first.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>First day of the month that lies <paramref name="index"/> months after <see cref="Start"/>.</summary>
    public DateOnly MonthAt(int index) => Start.AddMonths(index);
}
