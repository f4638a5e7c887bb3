namespace ForecastApi.Plans.Answers;

/// <summary>A kind of data on which a plan depends.</summary>
public enum PlanChangeKind
{
    /// <summary>A later forecast run was published.</summary>
    Run,

    /// <summary>An override was set or deleted.</summary>
    Override,

    /// <summary>Sales were imported, undone or deleted.</summary>
    Sales,

    /// <summary>Products, bills of materials, planning parameters, defaults or the calendar were changed.</summary>
    Product,

    /// <summary>Customers' orders were changed.</summary>
    Order,
}
