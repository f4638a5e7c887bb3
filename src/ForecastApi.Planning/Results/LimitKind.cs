namespace ForecastApi.Planning.Results;

/// <summary>The kind of a limit that binds a plan.</summary>
public enum LimitKind
{
    /// <summary>Regular hours of the workforce.</summary>
    Workforce,

    /// <summary>Overtime hours.</summary>
    Overtime,

    /// <summary>Machine hours.</summary>
    Resource,

    /// <summary>Most ending stock, in units.</summary>
    Stock,

    /// <summary>A supplier's largest order, in units.</summary>
    Supplier,

    /// <summary>Most production of a product, in units.</summary>
    Production,
}
