using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Events;

/// <summary>Validates events before they are stored.</summary>
public static class EventRules
{
    private const int MaxIdLength = 60;
    private const int MaxNameLength = 200;
    private const int MaxSkus = 1000;
    private const int MaxMonths = 600;

    /// <exception cref="ProblemException">400: the id is not valid.</exception>
    public static void CheckId(string id)
    {
        if (
            id.Length is 0 or > MaxIdLength
            || id is "." or ".."
            || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        )
            throw ProblemException.Invalid(
                "id",
                Invariant($"must have 1 to {MaxIdLength} letters, digits, - . and _.")
            );
    }

    /// <summary>Throws 422 with every error of an event.</summary>
    public static void Check(DemandEventBody body)
    {
        var errors = new Validation()
            .Check(!string.IsNullOrWhiteSpace(body.Name), "name", "is empty.")
            .Text("name", body.Name, MaxNameLength)
            .Check(Enum.IsDefined(body.Kind), "kind", "must be promotion or event.")
            .Text("category", body.Category, MaxNameLength)
            .Text("channel", body.Channel, MaxNameLength)
            .Check(
                body.Skus is null || body.Category is null,
                "category",
                "is given beside skus; send one of them."
            )
            .Check(
                body.Skus is not { Count: 0 },
                "skus",
                "is empty; null means the category, or all products."
            )
            .Check(
                body.Skus is not { Count: > MaxSkus },
                "skus",
                Invariant($"has more than {MaxSkus} products; name a category instead.")
            )
            .Check(body.Months is { Count: > 0 }, "months", "needs at least one month.")
            .Check(
                body.Months is not { Count: > MaxMonths },
                "months",
                Invariant($"has more than {MaxMonths} months.")
            );
        foreach (var (month, share) in body.Months ?? new Dictionary<string, decimal>())
        {
            var path = $"months.{month}";
            errors
                .Check(Month.TryParse(month, null, out _), path, "is not a month; write YYYY-MM.")
                .Check(
                    share is > 0 and <= 1,
                    path,
                    Invariant($"is {share}; a share of the month is above 0 and at most 1.")
                );
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }
}
