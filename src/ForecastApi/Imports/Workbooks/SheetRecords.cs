using System.Globalization;
using System.Xml;
using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Imports.Workbooks;

/// <summary>
/// Reads the rows of a sheet one by one. MiniExcel, which writes the exports, takes the columns of each row from the
/// dimension that a file states, up to 16,384 whatever it holds, and dates of 1904 as those of 1900.
/// </summary>
public sealed class SheetRecords : IRecords
{
    private const int MaxColumns = 16_384;

    private readonly Workbook _workbook;
    private readonly XmlReader _xml;
    private readonly SharedStrings _strings;
    private readonly SheetStyles _styles;
    private readonly RowText _text = new();
    private readonly ShortText _reference = new();
    private readonly ShortText _type = new();
    private readonly ShortText _style = new();
    private readonly List<(int Start, int Length, CellKind Kind)> _cells = [];

    private SheetRecords(
        Workbook workbook,
        SharedStrings strings,
        SheetStyles styles,
        XmlReader xml
    ) => (_workbook, _strings, _styles, _xml) = (workbook, strings, styles, xml);

    public long Line { get; private set; }

    public int Count => _cells.Count;

    public string? Error => null;

    public string Start => "";

    /// <summary>Opens a sheet.</summary>
    /// <param name="workbook">The workbook, which is disposed with the records.</param>
    /// <param name="cancellationToken">Cancels the reading of what the sheet refers to.</param>
    /// <exception cref="ProblemException">422: the workbook is damaged.</exception>
    public static SheetRecords Open(Workbook workbook, CancellationToken cancellationToken)
    {
        SharedStrings? strings = null;
        try
        {
            strings = SharedStrings.Read(workbook.Strings, cancellationToken);
            return new(
                workbook,
                strings,
                SheetStyles.Read(workbook.Styles),
                SheetXml.Open(workbook.Sheet)
            );
        }
        catch (Exception error)
        {
            strings?.Dispose();
            workbook.Dispose();
            if (Workbook.IsBroken(error))
                throw Workbook.Damaged(error);
            throw;
        }
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cells.Clear();
        _text.Cut(0);
        try
        {
            var found = _xml.ToElement("row");
            if (found)
                ReadRow();
            return ValueTask.FromResult(found);
        }
        catch (Exception error) when (Workbook.IsBroken(error))
        {
            throw Workbook.Damaged(error);
        }
    }

    public Cell Cell(int index)
    {
        var (start, length, kind) = _cells[index];
        return new(_text.Of(start, length), kind);
    }

    public ValueTask DisposeAsync()
    {
        _xml.Dispose();
        _strings.Dispose();
        _workbook.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ReadRow()
    {
        ReadAttributes();
        Line = _reference.Length > 0 ? ParseInt(_reference.Text) : Line + 1;
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (_xml.ToElementBelow(depth))
            if (_xml.LocalName == "c")
                ReadCell();
    }

    private void ReadCell()
    {
        ReadAttributes();
        var column = _reference.Length > 0 ? ColumnOf(_reference.Text) : _cells.Count;
        if (column >= MaxColumns)
            throw new InvalidDataException("a row has more columns than a sheet");
        while (_cells.Count <= column)
            _cells.Add(default);
        if (_xml.IsEmptyElement)
            return;
        var start = _text.Length;
        var depth = _xml.Depth;
        while (_xml.ToElementBelow(depth))
            if (_xml.LocalName is "v" or "is")
                _xml.AppendText(_text);
            else if (_xml.LocalName == "f")
                SkipFormula();
        var kind = Interpret(start);
        _cells[column] = (start, _text.Length - start, kind);
    }

    /// <summary>Reads the attributes of a row or cell without a string for each of them.</summary>
    private void ReadAttributes()
    {
        _reference.Clear();
        _type.Clear();
        _style.Clear();
        while (_xml.MoveToNextAttribute())
            switch (_xml.LocalName)
            {
                case "r":
                    _reference.Read(_xml);
                    break;
                case "t":
                    _type.Read(_xml);
                    break;
                case "s":
                    _style.Read(_xml);
                    break;
            }
        _xml.MoveToElement();
    }

    private void SkipFormula()
    {
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth) { }
    }

    /// <summary>Replaces the stored text of a cell by its value.</summary>
    private CellKind Interpret(int start)
    {
        var raw = _text.Of(start, _text.Length - start);
        switch (_type.Text)
        {
            case "s":
                var index = ParseInt(raw);
                _text.Cut(start);
                _strings.AppendTo(_text, index);
                return CellKind.Text;
            case "str" or "inlineStr" or "e":
                return CellKind.Text;
            case "b":
                var isTrue = raw is "1";
                _text.Cut(start);
                _text.Append(isTrue ? "TRUE" : "FALSE");
                return CellKind.Text;
            case "d":
                if (raw.Length < 10 || !CellFormat.TryIso(raw[..10], out _, out _))
                    return CellKind.Text;
                _text.Cut(start + 10);
                return CellKind.Date;
            default:
                return raw.IsEmpty ? CellKind.Text : Number(start, raw);
        }
    }

    private CellKind Number(int start, ReadOnlySpan<char> raw)
    {
        if (
            !double.TryParse(raw, CultureInfo.InvariantCulture, out var stored)
            || Math.Abs(stored) >= (double)decimal.MaxValue
        )
            return CellKind.Text;
        // The fifteen digits that a spreadsheet shows
        var number = (decimal)stored;
        Span<char> shown = stackalloc char[40];
        int length;
        var serial = number + (_workbook.From1904 ? SerialDay.Days1904 : 0);
        if (
            _styles.IsDate(_style.Length > 0 ? ParseInt(_style.Text) : 0)
            && SerialDay.TryDate(serial, out var date)
        )
        {
            date.TryFormat(shown, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            _text.Cut(start);
            _text.Append(shown[..length]);
            return CellKind.Date;
        }
        number.TryFormat(
            shown,
            out length,
            "0.############################",
            CultureInfo.InvariantCulture
        );
        _text.Cut(start);
        _text.Append(shown[..length]);
        return CellKind.Number;
    }

    private static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
            if (char.IsAsciiLetter(c) && column <= MaxColumns)
                column = (column * 26) + char.ToUpperInvariant(c) - 'A' + 1;
            else
                break;
        return column > 0 ? column - 1 : throw new InvalidDataException("a cell has no column");
    }

    private static int ParseInt(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException("a cell has an invalid reference");
}
