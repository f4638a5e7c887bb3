using System.Collections.Immutable;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting;

/// <summary>
/// A product's demand by month, one value for every month from <see cref="Start"/> on. Immutable; every value is
/// finite. The caller fills months without sales with zeros: there are no gaps.
/// </summary>
public sealed class MonthlySeries
{
    private readonly ImmutableArray<double> _values;
    private readonly ImmutableArray<double> _stockouts;

    /// <summary>Creates a series from its first month.</summary>
    /// <param name="start">Any day of the first month.</param>
    /// <param name="values">Demand per month in units, oldest first; may be empty; negative months (net returns) are allowed.</param>
    /// <param name="stockouts">Share of each month without stock, 0..1, one per value; null when unknown.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or a share is missing or outside 0..1.</exception>
    public MonthlySeries(
        DateOnly start,
        IEnumerable<double> values,
        IEnumerable<double>? stockouts = null
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        Start = new DateOnly(start.Year, start.Month, 1);
        _values = [.. values];
        foreach (var value in _values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException(
                    "The value of every month must be finite.",
                    nameof(values)
                );
        }

        _stockouts = stockouts is null ? [] : [.. stockouts];
        if (stockouts is not null && _stockouts.Length != _values.Length)
            throw new ArgumentException(
                "The number of stockout shares must equal the number of months.",
                nameof(stockouts)
            );
        foreach (var share in _stockouts)
        {
            if (!(share >= 0 && share <= 1))
                throw new ArgumentException(
                    "A stockout share must be between 0 and 1.",
                    nameof(stockouts)
                );
        }
    }

    /// <summary>Known influences on the demand; empty when none are known.</summary>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public IReadOnlyList<Regressor> Regressors
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Any(r => r.Values.Any(x => !double.IsFinite(x))))
                throw new ArgumentException(
                    "Every value of a regressor must be finite.",
                    nameof(value)
                );
            field = [.. value];
        }
    } = [];

    /// <summary>First day of the first month.</summary>
    public DateOnly Start { get; }

    /// <summary>Number of months.</summary>
    public int Length => _values.Length;

    /// <summary>Demand per month in units, oldest first.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>Share of each month without stock, 0..1; empty when unknown.</summary>
    public ReadOnlySpan<double> Stockouts => _stockouts.AsSpan();

    /// <summary>Returns the series without the months before an index.</summary>
    internal MonthlySeries From(int index) =>
        index == 0
            ? this
            : new(MonthAt(index), _values[index..], _stockouts.IsEmpty ? null : _stockouts[index..])
            {
                Regressors = [.. Regressors.Select(r => r.From(index))],
            };

    /// <summary>First day of the month that lies <paramref name="index"/> months after <see cref="Start"/>.</summary>
    public DateOnly MonthAt(int index) => Start.AddMonths(index);
}
