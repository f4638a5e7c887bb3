namespace ForecastApi.Revisions;

/// <summary>Why a product's forecast differs between two runs.</summary>
public enum ChangeCause
{
    /// <summary>The quantities or stockouts of months that both runs know differ.</summary>
    Data,

    /// <summary>One run knows more months; the months that both know are unchanged.</summary>
    NewMonths,

    /// <summary>The chosen models differ.</summary>
    Model,

    /// <summary>The overrides in effect differ.</summary>
    Override,

    /// <summary>The product's launchMonth or endMonth differs.</summary>
    Life,

    /// <summary>Horizon, engine version or options differ.</summary>
    Settings,

    /// <summary>The product was not in the earlier run.</summary>
    NewProduct,

    /// <summary>The product is not in the later run.</summary>
    DroppedProduct,

    /// <summary>No cause of its own: the pooled models or a like product changed the forecast.</summary>
    OtherProducts,
}
