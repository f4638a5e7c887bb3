namespace ForecastApi.Pages.ProductList;

/// <summary>The sort orders of the product list.</summary>
public enum ProductOrder
{
    Sku,

    /// <summary>Sales of the year before the run, highest first.</summary>
    Sold,

    /// <summary>WAPE of the backtest, highest first.</summary>
    Wape,

    /// <summary>Absolute bias of the backtest, largest first.</summary>
    Bias,

    /// <summary>MASE of the backtest, highest first.</summary>
    Mase,
}
