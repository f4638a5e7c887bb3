using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Imports;

namespace ForecastApi.Sales.Importing;

/// <summary>Records the result of an import of sales, in the transaction of its rows.</summary>
public abstract class ImportTarget
{
    public abstract string ImportId { get; }

    /// <summary>The actor in the audit record; null = the caller of the request.</summary>
    public virtual Caller? Actor => null;

    public abstract Task SaveAsync(DbSession session, ImportStatus status, ImportResult result);
}
