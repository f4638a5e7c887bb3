namespace ForecastApi.Forecasting.Exceptions;

/// <summary>One thing that can stand out in a product.</summary>
public interface IExceptionRule
{
    /// <summary>Which one.</summary>
    ExceptionRule Rule { get; }

    /// <summary>What stands out; null when nothing does or too little is known to tell.</summary>
    ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits);
}
