using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>
/// Recognises a sheet whose quantities are in many columns: one for each product beside a column of dates, or one for each
/// month beside a column of products.
/// </summary>
public static class WideSheet
{
    private const int MinProducts = 2;
    private const int MinMonths = 3;
    private const double ByName = 0.35;
    private const double ByOwnName = 0.8;
    private const decimal Confidence = 0.8m;

    /// <summary>Returns the columns and the format of the months in the header; null for another kind of file.</summary>
    public static WideColumns? Detect(IReadOnlyList<ColumnProfile> profiles, bool isDayFirst) =>
        OfMonths(profiles, isDayFirst) ?? OfProducts(profiles);

    private static WideColumns? OfMonths(IReadOnlyList<ColumnProfile> profiles, bool isDayFirst)
    {
        var months = profiles
            .Where(p => IsPeriod(p.Name) && (p.IsNumeric || p.Filled == 0))
            .ToList();
        if (months.Count < MinMonths)
            return null;
        var format = DateFormatDetector.Detect([.. months.Select(m => m.Name)], isDayFirst);
        var others = profiles.Except(months).ToList();
        if (format is not { Share: 1 } || others.Exists(p => p.IsDate))
            return null;
        var columns = others
            .Zip(ColumnDetector.Detect(others))
            .ToDictionary(c => c.First, c => c.Second);
        var named = columns.Values.Any(c => c.Ours == "sku");
        var first = others.Find(p => p.Filled > 0);
        return new(
            [
                .. profiles.Select(p =>
                    months.Contains(p) ? InspectedColumn.Of(p, TableColumns.Quantities, Confidence)
                    : columns[p].Ours is "sku" or "channel" ? columns[p]
                    : !named && p == first ? InspectedColumn.Of(p, "sku", Confidence / 2)
                    : InspectedColumn.Of(p, null, Confidence)
                ),
            ],
            format
        );
    }

    private static WideColumns? OfProducts(IReadOnlyList<ColumnProfile> profiles)
    {
        var date = profiles.Where(p => p.IsDate).MaxBy(p => ColumnNames.Fit(p.Name, "date"));
        var products = profiles.Where(IsProduct).ToList();
        var isLong = profiles.Any(p =>
            (p.IsNumeric && !p.IsDate && ColumnNames.Fit(p.Name, "quantity") >= ByName)
            || ColumnNames.Fit(p.Name, "sku") >= ByOwnName
        );
        if (date is null || isLong || products.Count < MinProducts)
            return null;
        return new(
            [
                .. profiles.Select(p =>
                    p == date ? InspectedColumn.Of(p, "date", 1)
                    : products.Contains(p)
                        ? InspectedColumn.Of(p, TableColumns.Quantities, Confidence)
                    : ColumnNames.Fit(p.Name, "channel") >= ByOwnName
                        ? InspectedColumn.Of(p, "channel", Confidence)
                    : InspectedColumn.Of(p, null, Confidence)
                ),
            ],
            null
        );
    }

    private static bool IsProduct(ColumnProfile profile) =>
        profile.IsNumeric
        && !profile.IsDate
        && profile.Name.Length > 0
        && !ColumnNames.IsHelper(profile.Name)
        && !ColumnNames.IsTotal(profile.Name)
        && ColumnNames.Fit(profile.Name, "channel") < ByOwnName
        && ColumnNames.Fit(profile.Name, "unitPrice") < ByName;

    private static bool IsPeriod(string name) =>
        DateParts.Parse(name) is { Separator: not ' ' } parts
        && Enum.GetValues<DateOrder>().Any(o => parts.In(o) is not null);
}
