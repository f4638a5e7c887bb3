using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Hybrid;

namespace ForecastApi.Data;

/// <summary>
/// Reports the size of a value to HybridCache, which takes the length of the serialised value as its size. The values
/// remain objects in this process, so nothing is serialised: as JSON the accuracy of 10,000 products takes 75 ms and 4 MB.
/// </summary>
public sealed class SizeSerializer : IHybridCacheSerializerFactory
{
    public bool TryCreateSerializer<T>(
        [NotNullWhen(true)] out IHybridCacheSerializer<T>? serializer
    )
    {
        serializer = typeof(ICachedValue).IsAssignableFrom(typeof(T)) ? new Serializer<T>() : null;
        return serializer is not null;
    }

    private sealed class Serializer<T> : IHybridCacheSerializer<T>
    {
        public void Serialize(T value, IBufferWriter<byte> target)
        {
            var kilobytes = ((ICachedValue)value!).Kilobytes;
            target.GetSpan(kilobytes);
            target.Advance(kilobytes);
        }

        public T Deserialize(ReadOnlySequence<byte> source) =>
            throw new NotSupportedException($"{typeof(T)} is not immutable.");
    }
}
