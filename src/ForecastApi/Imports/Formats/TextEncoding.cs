using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ForecastApi.Imports.Formats;

/// <summary>Finds text encodings by name. They reject invalid bytes: replacement characters would be stored as if they had been sent.</summary>
public static class TextEncoding
{
    public const string Default = "utf-8";

    /// <summary>Returns an encoding; false when there is none of this name.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out Encoding? encoding)
    {
        var (write, read) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            encoding =
                CodePagesEncodingProvider.Instance.GetEncoding(name, write, read)
                ?? Encoding.GetEncoding(name, write, read);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            encoding = null;
            return false;
        }
    }
}
