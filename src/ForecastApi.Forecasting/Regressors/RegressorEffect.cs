namespace ForecastApi.Forecasting.Regressors;

/// <summary>The learned effect of a regressor on a product.</summary>
/// <param name="Name">The regressor's name.</param>
/// <param name="Kind">The regressor's kind.</param>
/// <param name="Coefficient">The coefficient: demand is multiplied by e to the power of coefficient × value.</param>
/// <param name="StandardError">The standard error of the coefficient.</param>
/// <param name="Months">The months of the history from which it is learned.</param>
public sealed record RegressorEffect(
    string Name,
    RegressorKind Kind,
    double Coefficient,
    double StandardError,
    int Months
);
