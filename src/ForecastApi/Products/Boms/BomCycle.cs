namespace ForecastApi.Products.Boms;

/// <summary>A cycle that keeps a bill of materials from being stored.</summary>
/// <param name="Path">The products of the cycle, as A, B, A.</param>
/// <param name="IsOn">Whether the product of the bill is on the path; else on another cycle that crosses it.</param>
public sealed record BomCycle(IReadOnlyList<string> Path, bool IsOn);
