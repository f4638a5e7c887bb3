using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Pooled.Trees;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>Trains the models that learn from many products, before the products are forecast.</summary>
public static class PooledModels
{
    /// <summary>
    /// The maximum number of training products; more products improve the models too little for their time.
    /// </summary>
    public const int MaxProducts = 1500;

    /// <summary>The minimum number of products with regular demand.</summary>
    private const int MinProducts = 30;

    /// <summary>The number of networks whose mean is the forecast; a backtest uses one.</summary>
    private const int NetworksOfForecast = 2;

    private const int StepsOfForecast = 900;
    private const int StepsOfBacktest = 500;

    /// <summary>
    /// Trains models on a sample. Returns none when it has too few products with regular demand. The same sample gives
    /// bit-identical models on any number of threads.
    /// </summary>
    /// <param name="sample">Histories that all end in the same month, at most <see cref="MaxProducts"/>.</param>
    /// <param name="settings">Horizon, season and folds.</param>
    /// <param name="threads">The maximum number of threads of <see cref="TaskScheduler.Current"/>, at least 1.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static IReadOnlyList<PooledModel> Train(
        IReadOnlyList<MonthlySeries> sample,
        ForecastSettings settings,
        int threads,
        CancellationToken cancellationToken
    )
    {
        var histories = Histories(sample, withheld: 0, settings);
        if (histories.Count < MinProducts)
            return [];
        var earlier = Histories(sample, Backtest.Reach(settings), settings);

        bool[] kinds = [true, false];
        var jobs = new List<(IReadOnlyList<double[]> Histories, bool Adjusted, int Seed)>();
        foreach (var adjusted in kinds)
        {
            for (var seed = 1; seed <= NetworksOfForecast; seed++)
                jobs.Add((histories, adjusted, seed));
            if (earlier.Count >= MinProducts)
                jobs.Add((earlier, adjusted, 1));
        }

        var trained = new TrainedNetwork[jobs.Count];
        Parallel.For(
            0,
            jobs.Count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = threads,
                TaskScheduler = TaskScheduler.Current,
                CancellationToken = cancellationToken,
            },
            i =>
                trained[i] = NetworkTraining.Train(
                    jobs[i].Histories,
                    settings.Horizon,
                    settings.SeasonLength,
                    jobs[i].Adjusted,
                    jobs[i].Seed,
                    jobs[i].Histories == histories ? StepsOfForecast : StepsOfBacktest,
                    cancellationToken
                )
        );
        return
        [
            .. kinds.Select(adjusted => new PooledModel(
                Network(histories, adjusted)!,
                Network(earlier, adjusted)
            )),
            .. Trees(),
        ];

        IEnumerable<PooledModel> Trees()
        {
            if (!settings.PooledTrees || !PooledTrees.IsSupported)
                yield break;
            yield return new PooledModel(
                TrainTrees(histories),
                earlier.Count >= MinProducts ? TrainTrees(earlier) : null
            );
        }

        PooledTrees TrainTrees(IReadOnlyList<double[]> training) =>
            PooledTrees.Train(
                training,
                settings.Horizon,
                settings.SeasonLength,
                seed: 1,
                cancellationToken
            );

        PooledNetwork? Network(IReadOnlyList<double[]> training, bool adjusted)
        {
            TrainedNetwork[] own =
            [
                .. trained.Where(
                    (_, i) => jobs[i].Histories == training && jobs[i].Adjusted == adjusted
                ),
            ];
            return own.Length == 0 ? null : new PooledNetwork(own, adjusted, settings.SeasonLength);
        }
    }

    /// <summary>Returns the cleaned histories with regular demand, without the last months.</summary>
    private static List<double[]> Histories(
        IReadOnlyList<MonthlySeries> sample,
        int withheld,
        ForecastSettings settings
    )
    {
        var histories = new List<double[]>(sample.Count);
        foreach (var series in sample)
        {
            var months = series.Length - withheld;
            if (months <= Math.Max(PooledNetwork.MinMonths, settings.SeasonLength))
                continue;
            var recorded = PowerOfTwoScale.From(series.Values).Down(series.Values[..months]);
            var stockouts = series.Stockouts.IsEmpty ? [] : series.Stockouts[..months];
            var cleaned = HistoryCleaner.Clean(recorded, stockouts, settings.SeasonLength).Values;
            var profile = SeriesProfile.From(cleaned, settings.SeasonLength);
            if (
                !profile.IsConstant
                && !profile.IsIntermittent
                && !profile.HasSeasonalZeros
                && !DiscontinuedModel.AppliesTo(cleaned, settings.SeasonLength)
            )
                histories.Add(cleaned);
        }

        return histories;
    }
}
