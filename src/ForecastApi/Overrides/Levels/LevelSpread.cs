using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Overrides.Levels;

/// <summary>
/// Spreads the sum of a level over its products in proportion to their statistical forecasts; equally where all of them are
/// 0. Products with overrides of their own keep them, and these count in the sum.
/// </summary>
public static class LevelSpread
{
    private const int MaxNamed = 5;

    /// <summary>Returns the part of each product, in the order of the members. The parts add up to the sum.</summary>
    /// <exception cref="ProblemException">
    /// 422: the products' own overrides exceed the sum, or leave no product that could take the rest.
    /// </exception>
    public static IReadOnlyList<LevelShare> Of(IReadOnlyList<LevelMember> members, decimal sum)
    {
        var own = members.Where(m => m.Own is not null).ToList();
        var rest = sum - own.Sum(m => Round(m.Own!.Value * m.Share));
        var free = members.Where(m => m.Own is null).ToList();
        if (rest < 0 || (rest > 0 && free.Count == 0))
            new Validation()
                .Add(
                    "quantity",
                    Invariant(
                        $"{sum} cannot be reached beside the products' own overrides ({Names(own)}); change or delete these."
                    )
                )
                .ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        var weights = free.Sum(m => m.Part);
        var parts = free.ToDictionary(
            m => m.ProductId,
            m => Round(weights > 0 ? rest * m.Part / weights : rest / free.Count)
        );
        // The rounding goes to the largest part
        if (free.MaxBy(m => m.Part) is { } largest)
            parts[largest.ProductId] += rest - parts.Values.Sum();
        return
        [
            .. members.Select(m =>
                m.Own is { } quantity
                    ? new LevelShare(m.Sku, Round(m.Part), Round(quantity * m.Share), Own: true)
                    : new LevelShare(m.Sku, Round(m.Part), parts[m.ProductId], Own: false)
            ),
        ];
    }

    private static decimal Round(decimal value) =>
        Math.Round(value, DecimalJsonConverter.Decimals, MidpointRounding.AwayFromZero);

    private static string Names(IReadOnlyList<LevelMember> own) =>
        own.Count == 0
            ? "there are no products"
            : string.Join(", ", own.Take(MaxNamed).Select(m => m.Sku))
                + (own.Count > MaxNamed ? Invariant($" and {own.Count - MaxNamed} more") : "");
}
