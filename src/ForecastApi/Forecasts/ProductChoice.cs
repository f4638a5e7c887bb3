using ForecastApi.ForecastRuns.Results;
using ForecastApi.Products;

namespace ForecastApi.Forecasts;

/// <summary>The model that a run chose for a product, and its errors.</summary>
/// <param name="Model">Null when the product was not in the run.</param>
/// <param name="Candidates">Stored JSON; null for a run older than the column.</param>
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
    /// <summary>All models that were tried; empty for a run older than the column.</summary>
    public IReadOnlyList<Candidate> Tried => StoredCandidates.Parse(Candidates);
}
