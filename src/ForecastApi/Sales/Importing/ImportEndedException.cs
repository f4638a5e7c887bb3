namespace ForecastApi.Sales.Importing;

/// <summary>An accepted import was cancelled, or another process has ended it: nothing of it may be stored here.</summary>
public sealed class ImportEndedException : Exception
{
    public ImportEndedException(string importId)
        : base($"The import {importId} has ended already.") { }
}
