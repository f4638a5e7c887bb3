namespace ForecastApi.Forecasting.Cleaning;

/// <summary>The reason why the recorded quantity of a month is replaced for training.</summary>
public enum AdjustmentKind
{
    /// <summary>The product was out of stock for a part of the month: sales are a lower limit of the demand.</summary>
    Stockout,

    /// <summary>
    /// Returns exceeded sales, and the month has the demand expected from the months around; or a later return was booked
    /// back to the month.
    /// </summary>
    Return,

    /// <summary>One or two months far outside the product's own band.</summary>
    Outlier,

    /// <summary>The month lies before a permanent level shift and was rescaled to the new level.</summary>
    LevelShift,
}
