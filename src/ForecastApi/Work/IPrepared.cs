namespace ForecastApi.Work;

/// <summary>What is computed before anybody asks for it.</summary>
public interface IPrepared
{
    /// <summary>Changes whenever what it rests on does; null while there is nothing to prepare.</summary>
    Task<string?> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Computes and keeps it.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);
}
