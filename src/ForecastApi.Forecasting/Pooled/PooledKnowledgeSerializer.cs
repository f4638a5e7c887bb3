using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ForecastApi.Forecasting.Pooled.Trees;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>
/// Converts the knowledge of a run to bytes and back, so that one process trains and others forecast. Weights are stored
/// exactly: the models that are read forecast the same values, to the last bit, as the models that were written.
/// </summary>
/// <remarks>
/// Layout: the four bytes "FAPM", the version, the return rate, the priors, the models, and the SHA-256 hash of all bytes before it. Numbers are
/// little-endian. A model of the default size takes about 40 kB per network.
/// </remarks>
public static class PooledKnowledgeSerializer
{
    /// <summary>Increases with every change of the layout or of the numbers that a model takes as input.</summary>
    private const int Version = 2;

    private const int HeaderLength = 8;

    private const byte NoModel = 0;
    private const byte NetworkModel = 1;
    private const byte TreesModel = 2;

    private static ReadOnlySpan<byte> Signature => "FAPM"u8;

    /// <summary>Converts knowledge to bytes.</summary>
    /// <param name="knowledge">Knowledge from <see cref="PooledKnowledge.Learn"/>.</param>
    /// <exception cref="ArgumentException">A model does not come from <see cref="PooledModels.Train"/>.</exception>
    public static byte[] Serialize(PooledKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var models = knowledge.Models;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Signature);
        writer.Write(Version);
        writer.Write(knowledge.ReturnRate);
        writer.Write(knowledge.Priors.ByPool.Count);
        foreach (
            var (pool, prior) in knowledge.Priors.ByPool.OrderBy(p => p.Key, StringComparer.Ordinal)
        )
        {
            writer.Write(pool);
            writer.Write(prior.Mean);
            writer.Write(prior.Variance);
        }
        writer.Write(models.Count);
        foreach (var model in models)
        {
            Write(writer, model.ForForecast);
            Write(writer, model.ForBacktest);
        }

        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Converts bytes from <see cref="Serialize"/> to knowledge.</summary>
    /// <param name="bytes">All bytes of one call of <see cref="Serialize"/>.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes do not come from <see cref="Serialize"/>, come from another version of it, or are damaged or incomplete.
    /// </exception>
    public static PooledKnowledge Deserialize(byte[] bytes)
    {
        CheckIntegrity(bytes);
        using var stream = new MemoryStream(bytes, 0, bytes.Length - SHA256.HashSizeInBytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        stream.Position = HeaderLength;
        var returnRate = reader.ReadDouble();
        var priors = new KeyValuePair<string, RegressorPrior>[reader.ReadInt32()];
        for (var i = 0; i < priors.Length; i++)
            priors[i] = new(reader.ReadString(), new(reader.ReadDouble(), reader.ReadDouble()));
        var models = new PooledModel[reader.ReadInt32()];
        for (var i = 0; i < models.Length; i++)
        {
            var trained =
                Read(reader)
                ?? throw new InvalidDataException("A pooled model has no forecast model.");
            models[i] = new PooledModel(trained, Read(reader));
        }

        return new(models, EffectPriors.Of(priors), returnRate);
    }

    private static void CheckIntegrity(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature))
            throw new InvalidDataException("The bytes are not serialized pooled models.");
        if (bytes.Length < HeaderLength + SHA256.HashSizeInBytes)
            throw new InvalidDataException("The serialized pooled models are incomplete.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[Signature.Length..]);
        if (version != Version)
        {
            throw new InvalidDataException(
                FormattableString.Invariant(
                    $"The serialized pooled models have format version {version}; expected {Version}."
                )
            );
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..^SHA256.HashSizeInBytes], hash);
        if (!hash.SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
        {
            throw new InvalidDataException(
                "The serialized pooled models are damaged or incomplete: their hash does not match."
            );
        }
    }

    private static void Write(BinaryWriter writer, IForecastModel? model)
    {
        switch (model)
        {
            case null:
                writer.Write(NoModel);
                break;
            case PooledNetwork network:
                writer.Write(NetworkModel);
                network.Write(writer);
                break;
            case PooledTrees trees:
                writer.Write(TreesModel);
                trees.Write(writer);
                break;
            default:
                throw new ArgumentException(
                    $"The model '{model.Name}' cannot be serialized.",
                    nameof(model)
                );
        }
    }

    private static IForecastModel? Read(BinaryReader reader)
    {
        var kind = reader.ReadByte();
        return kind switch
        {
            NoModel => null,
            NetworkModel => PooledNetwork.Read(reader),
            TreesModel => PooledTrees.Read(reader),
            _ => throw new InvalidDataException($"The pooled model has the unknown kind {kind}."),
        };
    }
}
