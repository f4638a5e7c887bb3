namespace ForecastApi.Accuracy;

/// <summary>The key by which errors are grouped.</summary>
public enum AccuracyBy
{
    Total,
    Model,
    Category,
    Product,
    Lead,
    Period,
    Origin,
    Abc,
    Xyz,
    AbcXyz,
    DemandClass,
    Author,
}
