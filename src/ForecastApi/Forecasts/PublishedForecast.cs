using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.ForecastRuns;
using ForecastApi.Products;

namespace ForecastApi.Forecasts;

public sealed record ForecastFilter(string? Sku, string? Category, Month? From, Month? To);

/// <summary>The row behind which a page of a run's forecasts starts.</summary>
public sealed record ForecastPlace(string RunId, string Sku, Month Month);

/// <summary>A month as the models forecast it, and what a person set in its place.</summary>
internal sealed record StoredForecast(
    string Sku,
    string? Category,
    string Model,
    Month Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    decimal? Override
)
{
    public PublishedForecast Published() =>
        new(
            Sku,
            Category,
            PublishedMonth.Of(
                new(Period, Quantity, Lower80, Upper80, Lower95, Upper95),
                Model,
                Override
            )
        );
}

/// <summary>One published month of one product.</summary>
public sealed record ForecastRow(
    string Sku,
    Month Month,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    string Model,
    StatisticalMonth? Statistical
)
{
    /// <summary>The month as the engine's distribution.</summary>
    public ForecastPoint ToPoint() =>
        new(
            Month.FirstDay,
            (double)Quantity,
            (double)Lower80,
            (double)Upper80,
            (double)Lower95,
            (double)Upper95
        );
}

/// <summary>The same with what it can be grouped by.</summary>
public sealed record PublishedForecast(string Sku, string? Category, PublishedMonth Month)
{
    public ForecastRow ToRow() =>
        new(
            Sku,
            Month.Period,
            Month.Quantity,
            Month.Lower80,
            Month.Upper80,
            Month.Lower95,
            Month.Upper95,
            Month.Model,
            Month.Statistical
        );
}

/// <summary>A product's forecast as it is published.</summary>
public sealed record PublishedProduct(
    ProductChoice Choice,
    string Model,
    IReadOnlyList<PublishedMonth> Months,
    IReadOnlyList<HistoryAdjustment> Adjustments
);

/// <summary>What a run chose for a product; no model when the product was not in the run.</summary>
public sealed record ProductChoice(
    int ProductId,
    ProductStatus Status,
    string? Model,
    double? Mase,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Coverage80,
    double? Coverage95,
    string? RunnerUp,
    double? RunnerUpMase,
    string? Candidates
)
{
    /// <summary>Every model in the race; empty where none was, or where the run is from before they were kept.</summary>
    public IReadOnlyList<Candidate> Tried => StoredCandidates.Parse(Candidates);
}
