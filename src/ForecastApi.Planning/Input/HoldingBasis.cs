namespace ForecastApi.Planning.Input;

/// <summary>The stock on which the holding cost of a month is paid.</summary>
public enum HoldingBasis
{
    /// <summary>The month's ending stock.</summary>
    Ending,

    /// <summary>The mean of the month's opening and ending stock.</summary>
    Average,

    /// <summary>The part of the ending stock that lies above the safety stock.</summary>
    AboveSafetyStock,
}
