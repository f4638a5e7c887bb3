namespace ForecastApi.Planning.Results;

/// <summary>The kind of a binding limit.</summary>
public enum LimitKind
{
    /// <summary>Regular hours of the workforce.</summary>
    Workforce,

    /// <summary>Overtime hours.</summary>
    Overtime,

    /// <summary>Machine hours.</summary>
    Resource,

    /// <summary>Maximum ending stock, in units.</summary>
    Stock,

    /// <summary>Maximum order of a supplier, in units.</summary>
    Supplier,

    /// <summary>Maximum production of a product, in units.</summary>
    Production,

    /// <summary>Units of a part that can be there.</summary>
    Parts,

    /// <summary>Maximum cash out, in money.</summary>
    Budget,

    /// <summary>Capacity of a store, in its own unit.</summary>
    Storage,
}
