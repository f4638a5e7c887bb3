using System.Runtime.CompilerServices;
using System.Text;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales.Parsing;
using ForecastApi.Work;

namespace ForecastApi.Sales;

/// <summary>Takes in the sales that were sent with <c>Prefer: respond-async</c>, oldest first, one file at a time.</summary>
public sealed partial class ImportWorker(
    ImportWorkStore work,
    ImportClaimStore claims,
    ImportBodyStore stored,
    ImportBody bodies,
    SalesImportStore imports,
    WorkFloor floor,
    TimeProvider clock,
    ILogger<ImportWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly WorkLoop _loop = new(floor, Interval, clock);
    private DateTimeOffset _cleared;

    /// <summary>Has the worker look at once.</summary>
    public void Wake() => _loop.Wake();

    public override void Dispose()
    {
        _loop.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _loop.RunAsync(
            WorkOnNextAsync,
            claims.IsSuspectWaitingAsync,
            (pause, error) => Log.CannotWork(logger, pause.TotalSeconds, error),
            stoppingToken
        );

    private async Task<bool> WorkOnNextAsync(int mostLost, CancellationToken stoppingToken)
    {
        if (clock.GetUtcNow() - _cleared > TimeSpan.FromHours(1))
        {
            await stored.ClearAsync(stoppingToken);
            _cleared = clock.GetUtcNow();
        }
        if (await claims.ClaimAsync(work.NewId(), mostLost, stoppingToken) is not { } next)
            return false;
        await WorkAsync(next, stoppingToken);
        return true;
    }

    private async Task WorkAsync(ImportWork next, CancellationToken stoppingToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var span = Telemetry.StartWork("sales import", next.TraceParent);
        span?.SetTag("forecastapi.import", next.ImportId);
        var progress = new Progress();
        var heart = BeatAsync(next, progress, working, done.Token);
        try
        {
            await TakeInOrFailAsync(next, progress, working.Token, stoppingToken);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            Log.GivenUp(logger, next.ImportId);
        }
        catch (OperationCanceledException)
        {
            await claims.ReleaseAsync(next, CancellationToken.None);
            throw;
        }
        catch (Exception error) when (work.Trouble(error) is { } trouble)
        {
            // It is tried again, here or elsewhere
            await _loop.Owed.TryAsync(() =>
                claims.PutOffAsync(next, trouble, CancellationToken.None)
            );
            throw;
        }
        finally
        {
            await done.CancelAsync();
            await heart;
        }
    }

    private async Task TakeInOrFailAsync(
        ImportWork next,
        Progress progress,
        CancellationToken working,
        CancellationToken stoppingToken
    )
    {
        try
        {
            if (Claims.AcceptedGivenUp(next.LostClaims) is { } reason)
                await work.FailAsync(next, reason, stoppingToken);
            else
                await TakeInAsync(next, progress, working);
        }
        catch (ImportLostException)
        {
            Log.GivenUp(logger, next.ImportId);
        }
        catch (DecoderFallbackException)
        {
            await work.FailAsync(next, "It is not UTF-8.", stoppingToken);
        }
        catch (Exception error) when (error is ProblemException or InvalidDataException)
        {
            await work.FailAsync(next, error.Message, stoppingToken);
        }
        catch (Exception error)
            when (error is not OperationCanceledException && work.Trouble(error) is null)
        {
            // What nobody foresaw would come again each time
            Log.Unforeseen(logger, next.ImportId, error);
            await work.FailAsync(
                next,
                "Something went wrong in the service; the operator finds it in the log under the id of this import.",
                stoppingToken
            );
        }
    }

    private async Task TakeInAsync(
        ImportWork next,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        var body = bodies.Open(next.ImportId);
        await using (body)
        {
            var (status, result) = await imports.ImportAsync(
                CountedAsync(
                    SalesReader.ReadAsync(body, next.MediaType, cancellationToken),
                    progress,
                    cancellationToken
                ),
                next.OnError,
                new AcceptedImport(next),
                cancellationToken
            );
            Log.Finished(logger, next.ImportId, status, result.Received);
        }
    }

    private static async IAsyncEnumerable<T> CountedAsync<T>(
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

    private async Task BeatAsync(
        ImportWork next,
        Progress progress,
        CancellationTokenSource working,
        CancellationToken done
    )
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, clock, done);
                try
                {
                    if (!await claims.RenewAsync(next, progress.Rows, done))
                        await working.CancelAsync();
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    Log.NotRenewed(logger, error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done, or the service stops
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
            "Import {ImportId} has {Status}: {Received} rows read"
        )]
        public static partial void Finished(
            ILogger logger,
            string importId,
            ImportStatus status,
            long received
        );

        [LoggerMessage(2, LogLevel.Information, "Import {ImportId} was cancelled or passed on")]
        public static partial void GivenUp(ILogger logger, string importId);

        [LoggerMessage(
            4,
            LogLevel.Error,
            "Import {ImportId} ended in an error that nobody foresaw; nothing of it is stored"
        )]
        public static partial void Unforeseen(ILogger logger, string importId, Exception error);

        [LoggerMessage(
            3,
            LogLevel.Warning,
            "Imports cannot be worked on right now; they are tried again in {Seconds} s"
        )]
        public static partial void CannotWork(ILogger logger, double seconds, Exception error);

        [LoggerMessage(5, LogLevel.Warning, "The claim on an import could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception error);
    }
}
