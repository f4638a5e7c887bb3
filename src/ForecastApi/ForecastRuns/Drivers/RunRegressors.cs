using ForecastApi.Calendars;
using ForecastApi.Common;
using ForecastApi.Events;
using ForecastApi.Forecasting.Regressors;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Drivers;

/// <summary>The known influences on the demand of products of a run: calendar, events and prices.</summary>
/// <param name="calendar">The working days of the company.</param>
/// <param name="events">All events.</param>
/// <param name="prices">The prices of the products, by product id and month.</param>
/// <param name="horizon">The months to forecast.</param>
public sealed class RunRegressors(
    WorkCalendar calendar,
    IReadOnlyList<DemandEvent> events,
    IReadOnlyDictionary<int, IReadOnlyDictionary<Month, double>> prices,
    int horizon
)
{
    private readonly Dictionary<Month, double> _days = [];
    private readonly Dictionary<string, string> _names = events.ToDictionary(
        e => e.Id,
        e => e.Name,
        StringComparer.Ordinal
    );

    private readonly (DateOnly, string)[] _holidays =
    [
        .. (calendar.Holidays ?? []).Where(h => h.Name is not null).Select(h => (h.Date, h.Name!)),
    ];

    /// <summary>Returns the regressors of a product, from the first month of its history on.</summary>
    public IReadOnlyList<Regressor> Of(BatchProduct product, IReadOnlyList<MonthQuantity> history)
    {
        if (history.Count == 0)
            return [];
        var first = history[0].Month;
        Month[] months =
        [
            .. Enumerable.Range(0, history.Count + horizon).Select(t => first.AddMonths(t)),
        ];
        return
        [
            .. CalendarRegressors.Create(first.FirstDay, [.. months.Select(DaysOf)], _holidays),
            .. events
                .Where(e => e.Concerns(product.Sku, product.Category))
                .Select(e => EventRegressor(e, product.Category, months)),
            .. PriceRegressor.Create(
                prices.GetValueOrDefault(product.ProductId),
                product.Category,
                months,
                history.Count
            ),
        ];
    }

    /// <summary>Returns the name of a regressor for readers.</summary>
    public string NameOf(RegressorKind kind, string name) =>
        kind == RegressorKind.Event ? _names.GetValueOrDefault(name, name) : name;

    private static Regressor EventRegressor(DemandEvent e, string? category, Month[] months) =>
        new(e.Id, RegressorKind.Event, [.. months.Select(e.ShareOf)])
        {
            Pools = [$"event/{e.Id}", $"{e.Kind}/{category}", $"{e.Kind}"],
        };

    private double DaysOf(Month month)
    {
        if (!_days.TryGetValue(month, out var days))
            _days[month] = days = (double)calendar.DaysOf(month);
        return days;
    }
}
