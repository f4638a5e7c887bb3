using ForecastApi.Alerts;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.Http;
using ForecastApi.Pages.Shared;

namespace ForecastApi.Pages.ExceptionList;

/// <summary>Which exceptions are shown, as it stands in the page's address.</summary>
public sealed record ExceptionChoice(
    ExceptionState State,
    AlertRule? Rule,
    string? Sku,
    string? Cursor
)
{
    /// <exception cref="ProblemException">400: a value that the page never writes.</exception>
    public static ExceptionChoice Of(string? state, string? rule, string? sku, string? cursor) =>
        new(
            QueryWords.Enum<ExceptionState>("state", state) ?? ExceptionState.Open,
            QueryWords.Enum<AlertRule>("rule", rule),
            QueryWords.Text(sku),
            QueryWords.Text(cursor)
        );

    public string Path() =>
        Places.With(
            Places.Exceptions,
            ("state", State == ExceptionState.Open ? null : QueryWords.Of(State)),
            ("rule", Rule is { } rule ? QueryWords.Of(rule) : null),
            ("sku", Sku),
            ("cursor", Cursor)
        );
}
