using System.Text;

namespace ForecastApi.Imports;

/// <summary>How files are read.</summary>
public static class ImportText
{
    /// <summary>Refuses what is not UTF-8: signs put in the place of others would be stored as if they had been sent.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
}
