using ForecastApi.Pages.Shared;

namespace ForecastApi.Pages.ExceptionList;

/// <summary>What the page of the exceptions shows.</summary>
/// <param name="Found">Those of the choice.</param>
/// <param name="Currency">Of what is at stake.</param>
/// <param name="Token">For the forms.</param>
public sealed record ExceptionListData(
    ExceptionChoice Choice,
    Alerts.AlertList Found,
    string Currency,
    FormToken Token
);
