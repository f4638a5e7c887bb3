namespace ForecastApi.Tests.Sales;

/// <summary>A file in the shape of another system's.</summary>
/// <param name="Name">The system.</param>
/// <param name="Bytes">The content.</param>
/// <param name="Rows">The rows of sales in it.</param>
/// <param name="Units">The sum of their quantities.</param>
public sealed record ForeignFile(string Name, byte[] Bytes, long Rows, decimal Units)
{
    public override string ToString() => Name;
}
