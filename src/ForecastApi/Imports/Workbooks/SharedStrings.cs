using System.IO.Compression;
using System.Runtime.InteropServices;
using ForecastApi.Http.Tables;

namespace ForecastApi.Imports.Workbooks;

/// <summary>The texts that the cells of a workbook share: in memory up to a size, the others in a temporary file.</summary>
public sealed class SharedStrings : IDisposable
{
    private const int MaxMemoryChars = 1024 * 1024;
    private const int BlockBytes = 256 * 1024;

    private readonly List<string> _inMemory = [];
    private readonly List<long> _ends = [];
    private readonly byte[] _block = new byte[BlockBytes];
    private FileStream? _file;
    private long _blockStart;
    private int _blockLength;
    private long _chars;

    /// <summary>Reads the texts of a workbook, which may have none.</summary>
    public static SharedStrings Read(ZipArchiveEntry? part, CancellationToken cancellationToken)
    {
        var strings = new SharedStrings();
        try
        {
            if (part is not null)
                strings.Fill(part, cancellationToken);
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <summary>Appends the text of an index.</summary>
    public void AppendTo(RowText text, int index)
    {
        if (index < 0 || index >= _inMemory.Count + _ends.Count)
            throw new InvalidDataException("a cell refers to a missing text");
        if (index < _inMemory.Count)
        {
            text.Append(_inMemory[index]);
            return;
        }
        var number = index - _inMemory.Count;
        var start = number == 0 ? 0 : _ends[number - 1];
        var length = (int)(_ends[number] - start);
        if (length > BlockBytes)
        {
            var bytes = new byte[length];
            ReadAt(bytes, start);
            text.Append(MemoryMarshal.Cast<byte, char>(bytes));
            return;
        }
        if (start < _blockStart || start + length > _blockStart + _blockLength)
        {
            _blockStart = start;
            _blockLength = RandomAccess.Read(_file!.SafeFileHandle, _block, start);
        }
        text.Append(
            MemoryMarshal.Cast<byte, char>(_block.AsSpan((int)(start - _blockStart), length))
        );
    }

    public void Dispose() => _file?.Dispose();

    private void Fill(ZipArchiveEntry part, CancellationToken cancellationToken)
    {
        using var xml = SheetXml.Open(part);
        var text = new RowText();
        while (xml.ToElement("si"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Cut(0);
            xml.AppendText(text);
            Add(text.Of(0, text.Length));
        }
        Flush();
        _blockLength = 0;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        _chars += text.Length;
        if (_chars <= MaxMemoryChars)
        {
            _inMemory.Add(text.ToString());
            return;
        }
        var bytes = MemoryMarshal.AsBytes(text);
        if (_blockLength + bytes.Length > BlockBytes)
            Flush();
        if (bytes.Length > BlockBytes)
            Write(bytes);
        else
        {
            bytes.CopyTo(_block.AsSpan(_blockLength));
            _blockLength += bytes.Length;
        }
        _ends.Add((_ends.Count == 0 ? 0 : _ends[^1]) + bytes.Length);
    }

    private void Flush()
    {
        if (_blockLength > 0)
            Write(_block.AsSpan(0, _blockLength));
        _blockLength = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _file ??= TemporaryFile.Create();
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, _blockStart);
            _blockStart += bytes.Length;
        }
        catch (IOException)
        {
            throw TemporaryFile.NoSpace();
        }
    }

    private void ReadAt(Span<byte> bytes, long start)
    {
        for (int read; bytes.Length > 0; start += read, bytes = bytes[read..])
            if ((read = RandomAccess.Read(_file!.SafeFileHandle, bytes, start)) == 0)
                throw new EndOfStreamException();
    }
}
