using System.Runtime.CompilerServices;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales.Parsing;
using ForecastApi.Work;

namespace ForecastApi.Sales.Importing;

/// <summary>Imports the sales of an accepted file; the next accepted file follows from it, one at a time.</summary>
public sealed partial class SalesImportHandler(
    ImportStateStore states,
    ImportBody bodies,
    SalesImportStore imports,
    TimeProvider clock,
    ILogger<SalesImportHandler> logger
) : IWorkHandler
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(2);

    public WorkKind Kind => WorkKind.SalesImport;

    /// <summary>The work of an accepted import.</summary>
    public static WorkItem ToItem(string importId) => new(WorkKind.SalesImport, importId);

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        // The end of the import before enqueues the next one
        if (
            await states.NextAsync(cancellationToken) is not { } import
            || import.ImportId != item.Key
        )
            return [];
        if (await states.StartAsync(import, cancellationToken))
            await RunAsync(import, cancellationToken);
        return await FindOpenAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        await states.NextAsync(cancellationToken) is { } next ? [ToItem(next.ImportId)] : [];

    public async Task<int?> CountOpenAsync(CancellationToken cancellationToken) =>
        await states.CountOpenAsync(cancellationToken);

    private async Task RunAsync(AcceptedSales import, CancellationToken stoppingToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var span = Telemetry.StartWork("sales import", import.TraceParent);
        span?.SetTag("forecastapi.import", import.ImportId);
        var progress = new Progress();
        var report = ReportAsync(import, progress, working);
        try
        {
            await ImportOrFailAsync(import, progress, working.Token, stoppingToken);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Cancelled(logger, import.ImportId);
        }
        catch (OperationCanceledException)
        {
            await states.DeferAsync(import, null, CancellationToken.None);
            throw;
        }
        catch (Exception error) when (states.DescribeOutage(error) is { } outage)
        {
            await states.DeferAsync(import, outage, CancellationToken.None);
            throw;
        }
        finally
        {
            await working.CancelAsync();
            await report;
        }
    }

    private async Task ImportOrFailAsync(
        AcceptedSales import,
        Progress progress,
        CancellationToken working,
        CancellationToken stoppingToken
    )
    {
        try
        {
            if (import.Attempts > WorkPolicy.MaxAcceptedCrashes)
                await states.FailAsync(
                    import,
                    WorkPolicy.DescribeCrashes(import.Attempts),
                    stoppingToken
                );
            else
                await ImportAsync(import, progress, working);
        }
        catch (ImportEndedException)
        {
            Log.Cancelled(logger, import.ImportId);
        }
        catch (Exception error) when (error is ProblemException or InvalidDataException)
        {
            await states.FailAsync(import, error.Message, stoppingToken);
        }
        catch (Exception error)
            when (error is not OperationCanceledException && states.DescribeOutage(error) is null)
        {
            // An unexpected error would return at each attempt
            Log.Failed(logger, import.ImportId, error);
            await states.FailAsync(
                import,
                "Unexpected error; the log has the details under the id of this import.",
                stoppingToken
            );
        }
    }

    private async Task ImportAsync(
        AcceptedSales import,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        var body = bodies.Open(import.ImportId);
        await using (body)
        {
            var (status, result) = await imports.ImportAsync(
                CountAsync(
                    SalesReader.ReadAsync(
                        body,
                        import.Kind,
                        import.ReadFormat(),
                        cancellationToken
                    ),
                    progress,
                    cancellationToken
                ),
                import.OnError,
                new AcceptedImport(import),
                cancellationToken
            );
            Log.Ended(logger, import.ImportId, status, result.Received);
        }
    }

    private static async IAsyncEnumerable<T> CountAsync<T>(
        IAsyncEnumerable<T> rows,
        Progress progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            progress.Rows++;
            yield return row;
        }
    }

    /// <summary>Stores the progress for those who poll the import, and cancels the work of one that was cancelled.</summary>
    private async Task ReportAsync(
        AcceptedSales import,
        Progress progress,
        CancellationTokenSource working
    )
    {
        try
        {
            while (true)
            {
                await Task.Delay(ReportInterval, clock, working.Token);
                try
                {
                    if (!await states.ReportAsync(import, progress.Rows, working.Token))
                        await working.CancelAsync();
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    Log.NotReported(logger, import.ImportId, error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The import has ended
        }
    }

    private sealed class Progress
    {
        private long _rows;

        public long Rows
        {
            get => Interlocked.Read(ref _rows);
            set => Interlocked.Exchange(ref _rows, value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Import {ImportId} ended: {Status}, {Received} rows read"
        )]
        public static partial void Ended(
            ILogger logger,
            string importId,
            ImportStatus status,
            long received
        );

        [LoggerMessage(2, LogLevel.Information, "Import {ImportId} was cancelled")]
        public static partial void Cancelled(ILogger logger, string importId);

        [LoggerMessage(
            3,
            LogLevel.Error,
            "Unexpected error in import {ImportId}; nothing of it is stored"
        )]
        public static partial void Failed(ILogger logger, string importId, Exception error);

        [LoggerMessage(4, LogLevel.Warning, "The progress of import {ImportId} was not stored")]
        public static partial void NotReported(ILogger logger, string importId, Exception error);
    }
}
