namespace ForecastApi.Forecasting.Pooled;

/// <summary>Writes and reads arrays of numbers in binary form, exactly.</summary>
internal static class BinaryDoubles
{
    /// <summary>Writes the length and the values.</summary>
    public static void Write(BinaryWriter writer, ReadOnlySpan<double> values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    /// <summary>Reads an array from <see cref="Write"/>.</summary>
    public static double[] Read(BinaryReader reader)
    {
        var values = new double[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadDouble();
        return values;
    }
}
