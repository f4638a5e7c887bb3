namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>A constant and a weighted sum of columns.</summary>
internal sealed record LinearExpression(
    double Constant,
    IReadOnlyList<(int Column, double Coefficient)> Terms
)
{
    /// <summary>Returns the value of the expression.</summary>
    public double Of(double[] values) =>
        Constant + Terms.Sum(term => term.Coefficient * values[term.Column]);
}
