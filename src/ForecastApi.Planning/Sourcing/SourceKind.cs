namespace ForecastApi.Planning.Sourcing;

/// <summary>The kind of a source.</summary>
public enum SourceKind
{
    /// <summary>Made in house.</summary>
    InHouse,

    /// <summary>Bought from a supplier.</summary>
    Supplier,
}
