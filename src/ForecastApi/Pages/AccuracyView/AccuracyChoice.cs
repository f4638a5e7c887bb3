using System.Globalization;
using ForecastApi.Accuracy;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;

namespace ForecastApi.Pages.AccuracyView;

/// <summary>The grouping and filters of the accuracy page, read from the query string, so that a view can be shared.</summary>
public sealed record AccuracyChoice(AccuracyBasis Basis, AccuracyBy By, AccuracyFilter Filter)
{
    private const int MaxLead = 36;

    public bool IsNarrowed => Filter != new AccuracyFilter();

    /// <exception cref="ProblemException">400: a query parameter is invalid.</exception>
    public static AccuracyChoice Parse(IQueryCollection query)
    {
        var leadTime = QueryValues.ParseNumber("leadTime", query["leadTime"], MaxLead);
        // A lead time sums the first months, so a choice of leads does not apply.
        var (leadFrom, leadTo) = leadTime is null
            ? (Lead("leadFrom"), Lead("leadTo"))
            : (null, null);
        return new(
            QueryValues.ParseEnum<AccuracyBasis>("basis", query["basis"]) ?? AccuracyBasis.Backtest,
            QueryValues.ParseEnum<AccuracyBy>("by", query["by"]) ?? AccuracyBy.Lead,
            new AccuracyFilter(
                QueryValues.ParseText(query["sku"]),
                QueryValues.ParseText(query["category"]),
                QueryValues.ParseText(query["model"]),
                leadFrom,
                leadTo,
                QueryValues.ParseMonth("from", query["from"]),
                QueryValues.ParseMonth("to", query["to"]),
                leadTime
            ).Validated()
        );

        int? Lead(string name) => QueryValues.ParseNumber(name, query[name], MaxLead);
    }

    /// <summary>Returns the URL of this view.</summary>
    public string Path() => PageUrls.WithQuery(PageUrls.Accuracy, Query());

    /// <summary>Returns the URL of the table as a file.</summary>
    public string Export(string file) => PageUrls.WithQuery($"/api/v1/{file}", Query());

    /// <summary>Returns the URL of the underlying points as a file.</summary>
    public string Points(string file) =>
        PageUrls.WithQuery($"/api/v1/accuracy/{file}", [.. Query().Where(q => q.Name != "by")]);

    private (string Name, string? Value)[] Query() =>
        [
            ("basis", QueryValues.Write(Basis)),
            ("by", QueryValues.Write(By)),
            ("sku", Filter.Sku),
            ("category", Filter.Category),
            ("model", Filter.Model),
            ("leadFrom", Number(Filter.LeadFrom)),
            ("leadTo", Number(Filter.LeadTo)),
            ("from", Filter.From?.ToString()),
            ("to", Filter.To?.ToString()),
            ("leadTime", Number(Filter.LeadTime)),
        ];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
