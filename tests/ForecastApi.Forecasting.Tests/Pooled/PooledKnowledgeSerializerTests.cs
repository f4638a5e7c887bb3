using System.Buffers.Binary;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.Forecasting.Pooled.Trees;

namespace ForecastApi.Forecasting.Tests.Pooled;

public sealed class PooledKnowledgeSerializerTests
{
    private const int Horizon = 6;
    private static readonly DateOnly Start = new(2020, 1, 1);
    private static readonly Lazy<IReadOnlyList<PooledModel>> Networks = new(() => Train(false));

    [Fact]
    public void Deserialize_When_models_are_networks_Then_forecasts_are_identical()
    {
        var read = PooledKnowledgeSerializer.Deserialize(Bytes(Networks.Value)).Models;

        Assert.Equal(2, read.Count);
        AssertIdentical(Networks.Value, read);
    }

    [Fact]
    public void Deserialize_When_models_are_trees_Then_forecasts_are_identical()
    {
        Assert.SkipUnless(
            PooledTrees.IsSupported,
            "LightGBM has a native library for x64 with libgomp1 only."
        );
        var trained = Train(pooledTrees: true);

        var read = PooledKnowledgeSerializer.Deserialize(Bytes(trained)).Models;

        Assert.Contains(read, model => model.Name == "pooledTrees");
        AssertIdentical(trained, read);
    }

    [Fact]
    public void Deserialize_When_models_have_no_backtest_model_Then_it_stays_null()
    {
        PooledModel[] trained = [new(Networks.Value[0].ForForecast, trainedBefore: null)];

        var read = PooledKnowledgeSerializer.Deserialize(Bytes(trained)).Models;

        Assert.Null(Assert.Single(read).ForBacktest);
        AssertIdentical(trained, read);
    }

    [Fact]
    public void Deserialize_When_list_is_empty_Then_result_is_empty() =>
        Assert.Empty(PooledKnowledgeSerializer.Deserialize(Bytes([])).Models);

    [Fact]
    public void Serialize_When_models_are_equal_Then_bytes_are_equal()
    {
        var bytes = Bytes(Networks.Value);

        Assert.Equal(
            bytes,
            PooledKnowledgeSerializer.Serialize(PooledKnowledgeSerializer.Deserialize(bytes))
        );
        Assert.InRange(bytes.Length, 1, 300_000);
    }

    [Fact]
    public void Serialize_When_model_is_not_pooled_Then_it_is_refused()
    {
        PooledModel[] foreign = [new(new StubModel("stub", (_, n) => StubModel.Flat(1, n)), null)];

        Assert.Throws<ArgumentException>(() => Bytes(foreign));
    }

    [Fact]
    public void Deserialize_When_any_byte_is_changed_Then_it_is_refused()
    {
        var bytes = Bytes(Networks.Value);
        for (var i = 0; i < bytes.Length; i += i < 100 ? 1 : 9973)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;

            Assert.Throws<InvalidDataException>(() =>
                PooledKnowledgeSerializer.Deserialize(changed)
            );
        }
    }

    [Fact]
    public void Deserialize_When_bytes_are_cut_off_Then_they_are_refused()
    {
        var bytes = Bytes(Networks.Value);
        for (var length = 0; length < bytes.Length; length += length < 100 ? 1 : 9973)
        {
            Assert.Throws<InvalidDataException>(() =>
                PooledKnowledgeSerializer.Deserialize(bytes[..length])
            );
        }

        Assert.Throws<InvalidDataException>(() =>
            PooledKnowledgeSerializer.Deserialize([.. bytes, 0])
        );
    }

    [Fact]
    public void Deserialize_When_bytes_are_foreign_Then_message_says_so()
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            PooledKnowledgeSerializer.Deserialize(new byte[1000])
        );

        Assert.Equal("The bytes are not serialized pooled models.", refusal.Message);
    }

    [Fact]
    public void Deserialize_When_version_differs_Then_message_names_both()
    {
        var bytes = Bytes([]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 3);

        var refusal = Assert.Throws<InvalidDataException>(() =>
            PooledKnowledgeSerializer.Deserialize(bytes)
        );

        Assert.Contains("format version 3; expected 2", refusal.Message);
    }

    private static void AssertIdentical(
        IReadOnlyList<PooledModel> expected,
        IReadOnlyList<PooledModel> actual
    )
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (first, second) in expected.Zip(actual))
        {
            AssertIdentical(first, second);
            if (first.ForBacktest is { } forBacktest)
                AssertIdentical(forBacktest, second.ForBacktest!);
        }
    }

    private static void AssertIdentical(IForecastModel expected, IForecastModel actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.MinHistory, actual.MinHistory);
        for (var seed = 100; seed < 120; seed++)
        {
            var history = Signals.SeasonalWithNoise(30 + seed - 100, seed);
            var first = expected.Forecast(history, Horizon);
            var second = actual.Forecast(history, Horizon);

            Assert.Equal(first.Values, second.Values);
            Assert.Equal(first.StandardErrors, second.StandardErrors);
        }
    }

    private static byte[] Bytes(IReadOnlyList<PooledModel> models) =>
        PooledKnowledgeSerializer.Serialize(PooledKnowledge.None with { Models = models });

    private static IReadOnlyList<PooledModel> Train(bool pooledTrees) =>
        PooledModels.Train(
            [
                .. Enumerable
                    .Range(0, 35)
                    .Select(seed => new MonthlySeries(Start, Signals.SeasonalWithNoise(60, seed))),
            ],
            new ForecastSettings { Horizon = Horizon, PooledTrees = pooledTrees },
            2,
            CancellationToken.None
        );
}
