using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ForecastApi.Http;
using ForecastApi.Http.Tables;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Imports.Workbooks;

/// <summary>A workbook of Office Open XML, opened for one of its sheets.</summary>
public sealed class Workbook : IDisposable
{
    private readonly Stream _file;

    // The reader asks for the code page of older workbooks even where it reads none
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private Workbook(Stream file, IExcelDataReader reader) => (_file, Reader) = (file, reader);

    /// <summary>Reads the rows of the sheet.</summary>
    public IExcelDataReader Reader { get; }

    /// <summary>Opens a workbook; a body that is read once is copied to a temporary file first.</summary>
    /// <param name="body">The file, which is disposed with the workbook.</param>
    /// <param name="sheet">The name of the sheet; null for the first.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <exception cref="ProblemException">422: the file is no workbook, or has no such sheet.</exception>
    public static async Task<Workbook> OpenAsync(
        Stream body,
        string? sheet,
        CancellationToken cancellationToken
    )
    {
        var file = body.CanSeek ? body : await CopyAsync(body, cancellationToken);
        IExcelDataReader? reader = null;
        try
        {
            var first = new byte[4];
            var count = await file.ReadAtLeastAsync(first, 4, false, cancellationToken);
            if (!FileSignature.IsZip(first.AsSpan(0, count)))
                throw FileProblems.Body(
                    "is not a workbook (xlsx). Send a CSV file as text/csv; save an older workbook (xls), or one with a password, as xlsx without it."
                );
            file.Position = 0;
            using (var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
                WorkbookLimits.Check(archive, cancellationToken);
            file.Position = 0;
            reader = ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true });
            Choose(reader, sheet);
            return new(file, reader);
        }
        catch (Exception error)
        {
            reader?.Dispose();
            await file.DisposeAsync();
            if (IsBroken(error))
                throw Damaged(error);
            throw;
        }
    }

    /// <summary>Whether an error is that of a damaged file, for which the reader has exceptions of many types.</summary>
    public static bool IsBroken(Exception error) =>
        error is not (ProblemException or OperationCanceledException or OutOfMemoryException);

    /// <summary>Returns the problem of a damaged file.</summary>
    public static ProblemException Damaged(Exception error) =>
        FileProblems.Body(
            $"is not a valid workbook: {error.Message.TrimEnd('.')}. Open it in a spreadsheet program, save it as xlsx and send it again."
        );

    /// <summary>Returns the names of the sheets, and moves to the first.</summary>
    public IReadOnlyList<string> ReadSheetNames()
    {
        var names = NamesOf(Reader);
        Reader.Reset();
        return names;
    }

    public void Dispose()
    {
        Reader.Dispose();
        _file.Dispose();
    }

    private static async Task<Stream> CopyAsync(Stream body, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; )
                await TemporaryFile.WriteAsync(file, buffer.AsMemory(0, read), cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            await body.DisposeAsync();
        }
    }

    private static void Choose(IExcelDataReader reader, string? wanted)
    {
        if (wanted is null)
            return;
        do
        {
            if (wanted.Equals(reader.Name, StringComparison.OrdinalIgnoreCase))
                return;
        } while (reader.NextResult());
        reader.Reset();
        throw FileProblems.Body(
            $"has no sheet '{wanted}'; sheet must be one of {string.Join(", ", NamesOf(reader))}."
        );
    }

    private static List<string> NamesOf(IExcelDataReader reader)
    {
        var names = new List<string>();
        do names.Add(reader.Name);
        while (reader.NextResult());
        return names;
    }
}
