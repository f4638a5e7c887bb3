using System.Globalization;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Plans.Requests;

/// <summary>Reads the demand of a request: inline, or from a forecast run.</summary>
public sealed class DemandReader(
    ForecastRunStore runs,
    ForecastStore forecasts,
    BusinessCalendar calendar
)
{
    /// <summary>Returns the months to plan and the quantities by SKU.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isPlannable">Whether a SKU has planning parameters.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public Task<Demand> ReadAsync(
        PlanRequest request,
        Func<string, bool> isPlannable,
        CancellationToken cancellationToken
    ) =>
        request.Demand is { Forecast: { } forecast }
            ? ForecastAsync(request, forecast, isPlannable, cancellationToken)
            : InlineAsync(request, request.Demand.Inline!, cancellationToken);

    /// <summary>Replaces "the latest run" by the id of that run, so that a queued request plans the same forecast whenever it is computed.</summary>
    public async Task<PlanRequest> PinAsync(
        PlanRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Demand is { Forecast: { RunId: null } forecast }
        && await runs.PublishedAsync(null, cancellationToken) is { } run
            ? request with
            {
                Demand = request.Demand with { Forecast = forecast with { RunId = run.RunId } },
            }
            : request;

    private async Task<Demand> InlineAsync(
        PlanRequest request,
        IReadOnlyList<InlineDemand> inline,
        CancellationToken cancellationToken
    )
    {
        var errors = new Validation().Check(
            inline.Count > 0,
            "demand.inline",
            "is empty; it needs the quantities of at least one product."
        );
        var months = request.Months ?? inline.FirstOrDefault()?.Quantities.Count ?? 0;
        var quantities = new Dictionary<string, decimal[]>(StringComparer.Ordinal);
        for (var i = 0; i < inline.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"demand.inline[{i}]");
            errors
                .Check(
                    quantities.TryAdd(inline[i].Sku, [.. inline[i].Quantities]),
                    path + ".sku",
                    $"'{inline[i].Sku}' is listed twice."
                )
                .Check(
                    inline[i].Quantities.Count == months
                        && months is >= 1 and <= PlanProblems.MaxMonths,
                    path + ".quantities",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"has {inline[i].Quantities.Count} values; this plan has {months} months, and a plan has 1 to {PlanProblems.MaxMonths}."
                    )
                )
                .Check(
                    inline[i].Quantities.All(q => q is >= 0 and <= 1_000_000_000),
                    path + ".quantities",
                    "must be between 0 and 1,000,000,000."
                );
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        var latest = request.Start is null
            ? await runs.PublishedAsync(null, cancellationToken)
            : null;
        var start = request.Start ?? (latest?.AsOf ?? calendar.RunningMonth).AddMonths(1);
        return new(start, months, quantities);
    }

    private async Task<Demand> ForecastAsync(
        PlanRequest request,
        ForecastDemand forecast,
        Func<string, bool> isPlannable,
        CancellationToken cancellationToken
    )
    {
        var run =
            await runs.PublishedAsync(forecast.RunId, cancellationToken)
            ?? throw ProblemException.NoForecast(
                StatusCodes.Status409Conflict,
                "give the demand inline"
            );
        var first = run.AsOf.AddMonths(1);
        var last = run.AsOf.AddMonths(run.Horizon);
        var start = request.Start ?? first;
        var months =
            request.Months ?? Math.Clamp(last.MonthsSince(start) + 1, 1, PlanProblems.MaxMonths);
        if (start < first || start.AddMonths(months - 1) > last)
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCodes.OutsideForecast,
                $"The forecast run covers {first} to {last}; the request asks for {start} to {start.AddMonths(months - 1)}.",
                new Dictionary<string, string[]>
                {
                    ["months"] = [$"the plan must lie between {first} and {last}."],
                }
            );
        var named = forecast.Skus?.ToHashSet(StringComparer.Ordinal);
        var quantities = new Dictionary<string, decimal[]>(StringComparer.Ordinal);
        var rows = new Dictionary<string, List<PublishedForecast>>(StringComparer.Ordinal);
        // The months before the plan add to the uncertainty within it
        var from = request.Risk is null ? start : first;
        await foreach (
            var month in forecasts.StreamAsync(
                run,
                from,
                start.AddMonths(months - 1),
                cancellationToken
            )
        )
            if (named?.Contains(month.Sku) ?? isPlannable(month.Sku))
                Take(month);
        RequireAll(forecast, quantities, isPlannable);
        return new(start, months, quantities)
        {
            Uncertain = [.. rows.Values.Select(r => UncertainDemandMapper.Map(r, start))],
        };

        void Take(PublishedForecast row)
        {
            if (!quantities.TryGetValue(row.Sku, out var values))
                quantities[row.Sku] = values = new decimal[months];
            if (row.Period >= start)
                values[row.Period.MonthsSince(start)] = Quantity(row, forecast.Quantile);
            if (request.Risk is null)
                return;
            if (!rows.TryGetValue(row.Sku, out var known))
                rows[row.Sku] = known = [];
            known.Add(row);
        }
    }

    private static void RequireAll(
        ForecastDemand forecast,
        Dictionary<string, decimal[]> quantities,
        Func<string, bool> isPlannable
    )
    {
        var errors = new Validation();
        for (var i = 0; i < forecast.Skus?.Count; i++)
        {
            var sku = forecast.Skus[i];
            var path = string.Create(CultureInfo.InvariantCulture, $"demand.forecast.skus[{i}]");
            errors
                .Check(quantities.ContainsKey(sku), path, $"'{sku}' is not in the forecast run.")
                .Check(
                    isPlannable(sku),
                    path,
                    $"'{sku}' has no planning parameters; store them with PUT /api/v1/products/{sku}/planning, or list it in products."
                );
        }
        errors.Check(
            quantities.Count > 0 || forecast.Skus is not null,
            "demand.forecast",
            "no forecast product has planning parameters; store some with PUT /api/v1/products/{sku}/planning, or list products."
        );
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    private static decimal Quantity(PublishedForecast row, decimal? quantile) =>
        quantile is { } share
            ? ForecastMapping.ToQuantile(row.Period, row.Interval, (double)share)
            : row.Interval.Quantity;
}
