using ForecastApi.Alerts;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;

namespace ForecastApi.Pages.ExceptionList;

/// <summary>The filters of the exception list, read from the query string.</summary>
public sealed record ExceptionChoice(AlertState State, AlertRule? Rule, string? Sku, string? Cursor)
{
    /// <exception cref="ProblemException">400: a query parameter is invalid.</exception>
    public static ExceptionChoice Parse(string? state, string? rule, string? sku, string? cursor) =>
        new(
            QueryValues.ParseEnum<AlertState>("state", state) ?? AlertState.Open,
            QueryValues.ParseEnum<AlertRule>("rule", rule),
            QueryValues.ParseText(sku),
            QueryValues.ParseText(cursor)
        );

    public string Path() =>
        PageUrls.WithQuery(
            PageUrls.Exceptions,
            ("state", State == AlertState.Open ? null : QueryValues.Write(State)),
            ("rule", Rule is { } rule ? QueryValues.Write(rule) : null),
            ("sku", Sku),
            ("cursor", Cursor)
        );
}
