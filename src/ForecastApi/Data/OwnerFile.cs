namespace ForecastApi.Data;

/// <summary>Creates files that only the user of the process may read, whatever its umask: they hold the data of the company.</summary>
public static class OwnerFile
{
    /// <summary>Creates an empty file; an existing one stays as it is.</summary>
    public static void Create(string path)
    {
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }
}
