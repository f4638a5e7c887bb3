namespace ForecastApi.Planning.Sourcing;

/// <summary>Where a volume comes from.</summary>
public enum SourceKind
{
    /// <summary>Made by the workforce and the machines.</summary>
    InHouse,

    /// <summary>Bought from a third party.</summary>
    Supplier,
}
