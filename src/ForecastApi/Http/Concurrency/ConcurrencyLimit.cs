namespace ForecastApi.Http.Concurrency;

/// <summary>The limits of concurrent work; operations of one limit share its permits.</summary>
public enum ConcurrencyLimit
{
    Plan,

    /// <summary>A plan that takes about a second; it does not wait for large ones.</summary>
    SmallPlan,
    Import,

    /// <summary>The inspection of a file before its import; it does not wait for imports.</summary>
    Inspection,
}
