using System.Text;

namespace ForecastApi.Imports;

/// <summary>The text encoding of imported files.</summary>
public static class ImportText
{
    /// <summary>Rejects invalid bytes: replacement characters would be stored as if they had been sent.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
}
