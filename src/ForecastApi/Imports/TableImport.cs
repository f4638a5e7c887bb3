using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Imports.Warnings;
using Microsoft.Extensions.Options;

namespace ForecastApi.Imports;

/// <summary>
/// Imports a table that is small compared with the sales: reads and checks all rows, then stores all of them. When rows
/// are bad and may not be skipped, only the rejected import is recorded.
/// </summary>
public sealed class TableImport(
    Database database,
    AuditLog audit,
    IOptions<DatabaseOptions> options,
    TimeProvider clock
)
{
    private const int MaxReturnedErrors = 100;
    private const int MaxRows = 1_000_000;

    private static readonly FileKind[] Kinds = [FileKind.Csv, FileKind.Xlsx];

    /// <summary>Imports the body of a request.</summary>
    /// <exception cref="ProblemException">
    /// 400: a parameter of the format is wrong. 413: too many rows. 415: neither CSV nor a workbook. 422: bad rows that may not
    /// be skipped, or a file in another format.
    /// </exception>
    public async Task<ImportResult> RunAsync<TRow>(
        HttpRequest request,
        ITable<TRow> table,
        FormatQuery query,
        OnError onError,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        var columns = new TableColumns(table.Columns, table.RequiredColumns);
        var format = query.ToFormat(columns);
        var upload = await UploadedFile.OpenAsync(request, Kinds, cancellationToken);
        var file = await ReadAsync(upload, table, columns, format, cancellationToken);
        var receipt = IdempotencyRecord.From(request.HttpContext);
        var (stored, result) = await database.WriteAsync(
            s => SaveAsync(s, table, file, onError, receipt),
            options.Value.BulkTimeoutSeconds,
            cancellationToken
        );
        return stored ? result : throw ImportEndpoints.Rejected(result);
    }

    private static async Task<ParsedFile<TRow>> ReadAsync<TRow>(
        UploadedFile upload,
        ITable<TRow> table,
        TableColumns columns,
        TableFormat format,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        var rows = new List<(long Line, TRow Row)>();
        var errors = new List<ImportError>();
        var codes = new TableCodes(table.Columns, table.SkuColumns);
        var received = 0L;
        var cells = new CellFormat(format);
        var reader = await TableReader.OpenAsync(
            await TableFile.OpenAsync(upload.Body, upload.Kind, format, cancellationToken),
            columns,
            format,
            cancellationToken
        );
        await using (reader)
            while (await reader.ReadAsync(cancellationToken))
            {
                received++;
                if (received > MaxRows || errors.Count > MaxRows)
                    throw new ProblemException(
                        StatusCodes.Status413PayloadTooLarge,
                        ProblemCodes.ForStatus(413),
                        "The file has more than a million rows or errors. Send it in parts."
                    );
                var parsed = reader.Error is { } error
                    ? new(null, [new(null, error)])
                    : table.Parse(
                        codes.Clean(reader.Line, new TableRow(reader, columns.Names.Count, cells))
                    );
                if (parsed.Row is { } row)
                    rows.Add((reader.Line, row));
                errors.AddRange(parsed.Errors.Select(e => ImportError.From(reader.Line, e)));
            }
        return new(received, rows, errors, codes);
    }

    private async Task<(bool Stored, ImportResult Result)> SaveAsync<TRow>(
        DbSession session,
        ITable<TRow> table,
        ParsedFile<TRow> file,
        OnError onError,
        IdempotencyRecord receipt
    )
        where TRow : class
    {
        var (accepted, found) = await table.CheckAsync(session, file.Rows);
        var errors = file.Errors.Concat(found).OrderBy(e => e.Line).ToList();
        var maySkip = !table.NeedsEveryRow || file.Received == file.Rows.Count;
        var warnings = await WarningsAsync(session, table, file.Codes);
        var stored = errors.Count == 0 || (onError == OnError.Skip && maySkip);
        var counts = stored ? await table.StoreAsync(session, accepted) : ImportCounts.None;
        var now = clock.GetUtcNow();
        var result = new ImportResult(
            Guid.CreateVersion7(now).ToString(),
            file.Received,
            counts.Inserted,
            counts.Updated,
            stored ? accepted.Count - counts.Inserted - counts.Updated : 0,
            Merged: 0,
            file.Received - accepted.Count,
            counts.Products,
            FirstDate: null,
            LastDate: null,
            [.. errors.Take(MaxReturnedErrors)],
            warnings.First
        );
        await ImportHistory.RecordAsync(session, table.Kind, stored, result, now);
        if (errors.Count > 0)
            await ImportHistory.RecordErrorsAsync(session, result.ImportId, errors);
        await WarningStore.RecordAsync(session, result.ImportId, warnings);
        if (stored)
        {
            await audit.RecordAsync(
                session,
                table.Operation,
                result.ImportId,
                null,
                result with
                {
                    Errors = [],
                    Warnings = [],
                }
            );
            await receipt.SaveAsync(session, StatusCodes.Status200OK, null, result);
        }
        return (stored, result);
    }

    private static async Task<ImportWarnings> WarningsAsync<TRow>(
        DbSession session,
        ITable<TRow> table,
        TableCodes codes
    )
        where TRow : class
    {
        var warnings = new ImportWarnings();
        warnings.AddRange(codes.Warnings);
        foreach (var (sku, others) in await table.SameLettersAsync(session, codes.Skus))
            warnings.Add(CodeWarnings.SameLetters(codes.LineOf(sku), sku, others));
        return warnings;
    }

    private sealed record ParsedFile<TRow>(
        long Received,
        IReadOnlyList<(long Line, TRow Row)> Rows,
        IReadOnlyList<ImportError> Errors,
        TableCodes Codes
    );
}
