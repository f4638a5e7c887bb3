namespace ForecastApi.Http.Tables;

/// <summary>A file in the temporary folder that only the service's user reads, and that ends with its stream or the process.</summary>
public static class TemporaryFile
{
    /// <exception cref="ProblemException">503: the folder cannot be written.</exception>
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            var file = new FileStream(
                Path.Combine(Path.GetTempPath(), $"forecastapi-{Guid.NewGuid():N}.tmp"),
                options
            );
            // Without a name, the file ends with the process, even when that is killed; Windows does so itself
            if (!OperatingSystem.IsWindows())
                File.Delete(file.Name);
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NoSpace();
        }
    }

    /// <summary>Writes to such a file, or to memory that may become one.</summary>
    /// <exception cref="ProblemException">503: the disk is full.</exception>
    public static async Task WriteAsync(
        Stream file,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            throw NoSpace();
        }
    }

    /// <summary>Returns the problem of a temporary folder without space.</summary>
    public static ProblemException NoSpace() =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            ProblemCodes.NoTemporarySpace,
            "The service cannot store the body in its temporary folder. The operator makes room there; nothing was stored."
        );
}
