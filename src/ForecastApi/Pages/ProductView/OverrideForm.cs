using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Overrides;

namespace ForecastApi.Pages.ProductView;

/// <summary>The submitted override form and its errors by field name.</summary>
public sealed record OverrideForm(
    string Period,
    string Quantity,
    string Reason,
    string Author,
    string Expires,
    IReadOnlyDictionary<string, string[]> Errors
)
{
    private static readonly Dictionary<string, string[]> NoErrors = [];

    public static OverrideForm Empty { get; } = new("", "", "", "", "", NoErrors);

    public static OverrideForm From(IFormCollection form) =>
        new(
            Text(form["period"]),
            Text(form["quantity"]),
            Text(form["reason"]),
            Text(form["author"]),
            Text(form["expires"]),
            NoErrors
        );

    public string? Error(string field) =>
        Errors.TryGetValue(field, out var messages) ? messages[0] : null;

    /// <summary>Parses the fields of the form.</summary>
    /// <exception cref="ProblemException">400: invalid fields, by name.</exception>
    public (Month Period, OverrideRequest Request) Read(DateOnly today)
    {
        var isMonth = Month.TryParse(Period, CultureInfo.InvariantCulture, out var month);
        var isNumber = decimal.TryParse(
            Quantity,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var quantity
        );
        var isDate = DateOnly.TryParseExact(
            Expires,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var expires
        );
        var request = new OverrideRequest(
            Reason,
            Author,
            quantity,
            Expires: isDate ? expires : null
        );
        OverrideEndpoints
            .Check(request, today)
            .Check(isMonth, "period", "must be one of the forecast months.")
            .Check(isNumber, "quantity", "must be a number, such as 1200 or 12.5.")
            .Check(isDate || Expires.Length == 0, "expires", "must be a date.")
            .ThrowIfAny();
        return (month, request);
    }

    private static string Text(string? text) => text?.Trim() ?? "";
}
