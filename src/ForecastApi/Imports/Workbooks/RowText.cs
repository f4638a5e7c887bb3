using System.Xml;

namespace ForecastApi.Imports.Workbooks;

/// <summary>The characters of a row of a sheet, in one buffer that the next row reuses.</summary>
public sealed class RowText
{
    /// <summary>The most characters of a row.</summary>
    private const int MaxLength = 1024 * 1024;

    private char[] _buffer = new char[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Of(int start, int length) => _buffer.AsSpan(start, length);

    /// <summary>Keeps the first characters and drops the others.</summary>
    public void Cut(int length) => Length = length;

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    /// <summary>Appends the text of the current node, piece by piece: it may be longer than memory.</summary>
    public void AppendValue(XmlReader xml)
    {
        const int Piece = 1024;
        while (true)
        {
            Room(Piece);
            var read = xml.ReadValueChunk(_buffer, Length, Piece);
            if (read == 0)
                return;
            Length += read;
        }
    }

    private Span<char> Room(int length)
    {
        if (Length + length > MaxLength)
            throw new InvalidDataException("a row has more than a million characters");
        if (Length + length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + length));
        return _buffer.AsSpan(Length);
    }
}
