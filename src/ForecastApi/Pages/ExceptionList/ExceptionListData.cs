using ForecastApi.Pages.Shared.Layout;

namespace ForecastApi.Pages.ExceptionList;

/// <summary>The data of the exception list.</summary>
/// <param name="Found">The exceptions that match the filters.</param>
/// <param name="Currency">The currency of the amounts at stake.</param>
/// <param name="Token">The anti-forgery token of the forms.</param>
public sealed record ExceptionListData(
    ExceptionChoice Choice,
    Alerts.AlertList Found,
    string Currency,
    FormToken Token
);
