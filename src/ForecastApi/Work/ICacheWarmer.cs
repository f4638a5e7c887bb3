namespace ForecastApi.Work;

/// <summary>Computes a frequently read result before it is requested.</summary>
public interface ICacheWarmer
{
    /// <summary>Returns a text that differs once the result may have changed; null while there is nothing to compute.</summary>
    Task<string?> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Computes the result and stores it in its cache.</summary>
    Task WarmAsync(CancellationToken cancellationToken);
}
