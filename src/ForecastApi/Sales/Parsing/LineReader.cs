using System.Text;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads lines of bounded length, so that a file without line ends is not read into memory.</summary>
public sealed class LineReader(TextReader reader, int maxLength)
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _line = new();
    private int _position;
    private int _length;
    private bool _ended;

    /// <summary>The number of the last line read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True when the last line read exceeds the limit; its text is then incomplete.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Returns the next line without its line end; null after the last.</summary>
    public async ValueTask<string?> NextAsync(CancellationToken cancellationToken)
    {
        _line.Clear();
        TooLong = false;
        var any = false;
        while (true)
        {
            if (_position == _length && !await FillAsync(cancellationToken))
                return any ? Finish() : null;
            any = true;
            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOf('\n');
            Append(end < 0 ? rest : rest[..end]);
            _position += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
                return Finish();
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_line.Length + part.Length > maxLength)
            TooLong = true;
        else
            _line.Append(part);
    }

    private string Finish()
    {
        Number++;
        if (_line.Length > 0 && _line[^1] == '\r')
            _line.Length--;
        return _line.ToString();
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return false;
        _length = await reader.ReadAsync(_buffer.AsMemory(), cancellationToken);
        _position = 0;
        _ended = _length == 0;
        return !_ended;
    }
}
