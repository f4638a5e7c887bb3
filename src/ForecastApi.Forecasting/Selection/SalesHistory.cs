using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Selection;

/// <summary>The recorded sales of a product, of which any number of first months can be prepared for training.</summary>
/// <param name="recorded">Recorded sales per month.</param>
/// <param name="stockouts">Share of each month without stock; empty when unknown.</param>
/// <param name="regressors">Known influences on the demand.</param>
/// <param name="season">Months in a season.</param>
public sealed class SalesHistory(
    double[] recorded,
    double[] stockouts,
    IReadOnlyList<Regressor> regressors,
    int season
)
{
    /// <summary>Recorded sales per month.</summary>
    public double[] Recorded => recorded;

    /// <summary>Returns the demand that evaluates forecasts.</summary>
    public double[] EvaluationDemand() =>
        HistoryCleaner.EvaluationDemand(recorded, stockouts, season);

    /// <summary>Prepares the first months, without knowledge of later ones.</summary>
    public PreparedHistory Prepare(int months)
    {
        var sales = recorded.AsSpan(0, months);
        var effects = RegressorEffects.Fit(sales, regressors, season);
        return new(
            HistoryCleaner.Clean(
                effects.Remove(sales),
                stockouts.Length == 0 ? [] : stockouts.AsSpan(0, months),
                season
            ),
            effects
        );
    }
}
