namespace ForecastApi.Pages.ProductList;

/// <summary>What the list of products is sorted by.</summary>
public enum ProductOrder
{
    Sku,

    /// <summary>Sales of the year before the run, most first.</summary>
    Sold,

    /// <summary>The backtest's WAPE, worst first.</summary>
    Wape,

    /// <summary>The backtest's bias, farthest from 0 first.</summary>
    Bias,

    /// <summary>The backtest's MASE, worst first.</summary>
    Mase,
}
