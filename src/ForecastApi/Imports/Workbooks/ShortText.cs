using System.Xml;

namespace ForecastApi.Imports.Workbooks;

/// <summary>The value of an attribute, in a buffer that is used again.</summary>
public sealed class ShortText
{
    private readonly char[] _buffer = new char[32];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Reads the value of the current attribute; values longer than those of valid sheets are cut.</summary>
    public void Read(XmlReader xml) => Length = xml.ReadValueChunk(_buffer, 0, _buffer.Length);
}
