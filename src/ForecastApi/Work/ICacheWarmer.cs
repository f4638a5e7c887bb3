namespace ForecastApi.Work;

/// <summary>Computes a frequently read result before it is requested.</summary>
public interface ICacheWarmer
{
    /// <summary>Returns a version that changes whenever the result may change; null while there is nothing to compute.</summary>
    Task<string?> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Computes the result and stores it in its cache.</summary>
    Task WarmAsync(CancellationToken cancellationToken);
}
