using System.Globalization;
using ForecastApi.Accuracy;
using ForecastApi.Http;
using ForecastApi.Pages.Shared;

namespace ForecastApi.Pages.AccuracyView;

/// <summary>What of the accuracy is shown, as it stands in the page's address, so that a view can be shared.</summary>
public sealed record AccuracyChoice(AccuracyBasis Basis, AccuracyBy By, AccuracyFilter Filter)
{
    private const int LongestLead = 36;

    public bool IsNarrowed => Filter != new AccuracyFilter();

    /// <exception cref="ProblemException">400: a value that the page never writes.</exception>
    public static AccuracyChoice Of(IQueryCollection query) =>
        new(
            QueryWords.Enum<AccuracyBasis>("basis", query["basis"]) ?? AccuracyBasis.Backtest,
            QueryWords.Enum<AccuracyBy>("by", query["by"]) ?? AccuracyBy.Lead,
            new AccuracyFilter(
                QueryWords.Text(query["sku"]),
                QueryWords.Text(query["category"]),
                QueryWords.Text(query["model"]),
                QueryWords.Number("leadFrom", query["leadFrom"], LongestLead),
                QueryWords.Number("leadTo", query["leadTo"], LongestLead),
                QueryWords.Month("from", query["from"]),
                QueryWords.Month("to", query["to"]),
                QueryWords.Number("leadTime", query["leadTime"], LongestLead)
            ).Validated()
        );

    /// <summary>The address of this view.</summary>
    public string Path() => Places.With(Places.Accuracy, Query());

    /// <summary>The address of its table as a file.</summary>
    public string Export(string file) => Places.With($"/api/v1/{file}", Query());

    /// <summary>The address of every point behind it as a file.</summary>
    public string Points(string file) =>
        Places.With($"/api/v1/accuracy/{file}", [.. Query().Where(q => q.Name != "by")]);

    private (string Name, string? Value)[] Query() =>
        [
            ("basis", QueryWords.Of(Basis)),
            ("by", QueryWords.Of(By)),
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
