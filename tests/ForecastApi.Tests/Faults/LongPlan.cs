using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace ForecastApi.Tests.Faults;

/// <summary>A plan whose optimum is searched for until the time limit: products that share hours and cost set-ups.</summary>
internal static class LongPlan
{
    private const int Products = 40;
    private const int Months = 24;

    /// <summary>How long it may be searched for.</summary>
    public static TimeSpan Takes { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Asks for one and waits for it.</summary>
    public static Task<HttpResponseMessage> PlanAsync(
        HttpClient client,
        CancellationToken cancellationToken
    ) => client.PostAsJsonAsync("/api/v1/plans", Request(0), cancellationToken);

    /// <returns>Where its answer will be.</returns>
    public static async Task<Uri> AskAsync(
        HttpClient client,
        int round,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/plans");
        request.Headers.Add("Prefer", "respond-async");
        request.Content = JsonContent.Create(Request(round));
        using var answer = await client.SendAsync(request, cancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!;
    }

    private static object Request(int round) =>
        new
        {
            start = "2026-02",
            months = Months,
            demand = new
            {
                inline = Numbers.Select(p => new { sku = Sku(p), quantities = Demand(p, round) }),
            },
            products = Numbers.Select(p => new
            {
                sku = Sku(p),
                labourHoursPerUnit = 1,
                materialCost = 5,
                holdingCost = 1,
                backorderCost = 20,
                setupCost = 400,
                setupHours = 6,
            }),
            workforce = new
            {
                openingWorkers = 25,
                hoursPerDay = 8,
                workingDays = 20,
                regularRate = 10,
                overtimeRate = 15,
                maxOvertimeHoursPerWorker = 20,
                hireCost = 300,
                layoffCost = 500,
            },
            strategies = new[] { new { strategy = "optimal" } },
        };

    private static IEnumerable<int> Numbers => Enumerable.Range(0, Products);

    private static string Sku(int product) =>
        string.Create(CultureInfo.InvariantCulture, $"L{product:D2}");

    private static int[] Demand(int product, int round)
    {
        var random = new Random((1000 * product) + round);
        return [.. Enumerable.Range(0, Months).Select(_ => random.Next(40, 160))];
    }
}
