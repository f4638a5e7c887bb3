using System.Diagnostics;

namespace ForecastApi.Benchmarks;

/// <summary>Reads over HTTP: at a steady rate for the latency, without a pause for the throughput.</summary>
internal static class HttpLoad
{
    public const int Clients = 8;

    /// <summary>Milliseconds from when each request was due, so that a stall counts for all who wait; in order of size.</summary>
    public static async Task<double[]> SteadyAsync(
        HttpClient http,
        Func<int, string> path,
        int perSecond,
        TimeSpan time
    )
    {
        var count = (int)(perSecond * time.TotalSeconds);
        var took = new double[count];
        var started = Stopwatch.GetTimestamp();
        var asked = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var (number, due) = (i, TimeSpan.FromSeconds((double)i / perSecond));
            var wait = due - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            asked.Add(
                Task.Run(async () =>
                {
                    using var answer = await http.GetAsync(path(number));
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsByteArrayAsync();
                    took[number] = (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
                })
            );
        }
        await Task.WhenAll(asked);
        Array.Sort(took);
        return took;
    }

    /// <summary>Answers a second that so many clients get who ask again as soon as they are answered.</summary>
    public static async Task<double> RateAsync(
        HttpClient http,
        Func<int, string> path,
        TimeSpan time
    )
    {
        var started = Stopwatch.GetTimestamp();
        var done = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Stopwatch.GetElapsedTime(started) < time)
                        {
                            using var answer = await http.GetAsync(
                                path(Interlocked.Increment(ref done))
                            );
                            answer.EnsureSuccessStatusCode();
                            await answer.Content.ReadAsByteArrayAsync();
                        }
                    })
                )
        );
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static double Quantile(double[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
