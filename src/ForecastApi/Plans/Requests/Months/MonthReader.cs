using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Plans.Requests.Months;

/// <summary>Expands the values of an object of a request to one value per month.</summary>
/// <param name="Errors">Receives the errors of the values.</param>
/// <param name="Path">The path of the object in the request; empty for the request itself.</param>
public abstract record MonthReader(Validation Errors, string Path = "")
{
    /// <summary>The number of values.</summary>
    public abstract int Months { get; }

    /// <summary>Returns the reader of an object within this one.</summary>
    public MonthReader Within(string name) => this with { Path = PathOf(name) };

    /// <summary>Returns the reader of an entry of a list within this one.</summary>
    public MonthReader Within(string list, int index) => Within(Invariant($"{list}[{index}]"));

    /// <summary>Returns the values; null where there are none.</summary>
    public decimal[]? OrNull(PerMonth? value, string name) =>
        value is null ? null : Expand(value, PathOf(name));

    /// <summary>Returns the values; 0 where there are none.</summary>
    public decimal[] OrZero(PerMonth? value, string name) =>
        OrNull(value, name) ?? new decimal[Months];

    /// <summary>Expands a value and adds its errors.</summary>
    protected abstract decimal[] Expand(PerMonth value, string path);

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
