using System.Buffers;

namespace ForecastApi.Forecasting.Selection;

/// <summary>States the reason why a model failed, in a sentence for readers.</summary>
internal static class ModelFailure
{
    // Lines and paths are of the platform, such as the folders in which it looked for a library
    private static readonly SearchValues<char> OfPlatform = SearchValues.Create("\r\n/\\");

    /// <summary>Returns the message of an exception, unless it describes the platform instead of the model.</summary>
    public static string Describe(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (
                cause
                is DllNotFoundException
                    or BadImageFormatException
                    or EntryPointNotFoundException
            )
                return "Its native library cannot be loaded on this platform.";
        return error.Message.AsSpan().ContainsAny(OfPlatform)
            ? $"It failed unexpectedly ({error.GetType().Name})."
            : error.Message;
    }
}
