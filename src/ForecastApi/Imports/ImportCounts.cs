namespace ForecastApi.Imports;

/// <summary>The number of rows that a table import inserted and updated, and of the products they belong to.</summary>
public sealed record ImportCounts(long Inserted, long Updated, int Products)
{
    public static readonly ImportCounts None = new(0, 0, 0);
}
