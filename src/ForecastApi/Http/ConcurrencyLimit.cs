namespace ForecastApi.Http;

/// <summary>The limits of concurrent work; operations of one limit share its permits.</summary>
public enum ConcurrencyLimit
{
    Plan,
    Import,
}
