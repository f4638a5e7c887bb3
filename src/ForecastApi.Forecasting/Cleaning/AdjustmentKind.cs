namespace ForecastApi.Forecasting.Cleaning;

/// <summary>Why a month is trained on with another quantity than was recorded.</summary>
public enum AdjustmentKind
{
    /// <summary>The product was out of stock for a part of the month: what was sold is a floor, not the demand.</summary>
    Stockout,

    /// <summary>
    /// More came back than was sold: the demand was nothing, not negative; or what the months around let expect, where
    /// nothing would be far outside the product's band.
    /// </summary>
    Return,

    /// <summary>One or two months far outside the product's own band.</summary>
    Outlier,

    /// <summary>The month lies before a lasting step and was brought to the new level.</summary>
    LevelShift,
}
