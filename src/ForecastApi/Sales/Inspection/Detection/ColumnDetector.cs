namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Finds the columns of ours in a file by name, corrected by content.</summary>
public static class ColumnDetector
{
    /// <summary>The least score of a column that is read.</summary>
    private const double MinScore = 0.35;

    /// <summary>The score of a column whose content alone fits.</summary>
    private const double ByContent = 0.45;

    /// <summary>The columns of ours; of two that fit the same column equally, the earlier one gets it.</summary>
    private static readonly string[] Ours =
    [
        "date",
        "sku",
        "quantity",
        "unitPrice",
        "channel",
        "periodEnd",
        "stockout",
    ];

    /// <summary>Returns the columns in the order of the file.</summary>
    public static IReadOnlyList<InspectedColumn> Detect(IReadOnlyList<ColumnProfile> profiles)
    {
        var scores = (
            from profile in profiles
            from ours in Ours
            let score = Score(profile, ours)
            where score >= MinScore
            orderby score descending, Array.IndexOf(Ours, ours), profile.Index
            select (profile.Index, Ours: ours, Score: score)
        ).ToList();
        var found = new Dictionary<int, (string Ours, double Score)>();
        foreach (var (index, ours, score) in scores)
            if (!found.ContainsKey(index) && !found.Values.Any(f => f.Ours == ours))
                found[index] = (ours, score);
        return
        [
            .. profiles.Select(p =>
                found.TryGetValue(p.Index, out var f)
                    ? InspectedColumn.Of(p, f.Ours, Round(f.Score))
                    : InspectedColumn.Of(p, null, Round(1 - BestScore(p)))
            ),
        ];
    }

    private static double BestScore(ColumnProfile profile) => Ours.Max(o => Score(profile, o));

    private static decimal Round(double score) => Math.Round((decimal)Math.Clamp(score, 0, 1), 2);

    private static double Score(ColumnProfile profile, string ours) =>
        profile.Filled == 0
            ? ColumnNames.Fit(profile.Name, ours)
            : ours switch
            {
                "date" => DateScore(profile, ColumnNames.Fit(profile.Name, ours)),
                "periodEnd" => profile.Date is null ? 0 : ColumnNames.Fit(profile.Name, ours),
                "sku" => SkuScore(profile, ColumnNames.Fit(profile.Name, ours)),
                "quantity" => profile.IsNumeric && !profile.IsDate
                    ? Math.Max(ColumnNames.Fit(profile.Name, ours), OnlyByContent(profile))
                    : 0,
                "unitPrice" or "stockout" => profile.IsNumeric && !profile.IsDate
                    ? ColumnNames.Fit(profile.Name, ours)
                    : 0,
                _ => profile.IsDate ? 0 : ColumnNames.Fit(profile.Name, ours),
            };

    private static double DateScore(ColumnProfile profile, double name) =>
        profile.Date is not { } date ? 0
        : profile.IsDate ? Math.Max(ByContent, name) * date.Share
        : name * date.Share;

    private static double SkuScore(ColumnProfile profile, double name)
    {
        if (profile.IsDate)
            return 0;
        if (name > 0)
            return name;
        // Texts that repeat, but are not the same in all rows
        return
            !profile.IsNumeric
            && !ColumnNames.IsHelper(profile.Name)
            && profile.Distinct > 1
            && profile.Repetition > 0.2
            ? MinScore + (0.05 * profile.Repetition)
            : 0;
    }

    private static double OnlyByContent(ColumnProfile profile) =>
        ColumnNames.IsHelper(profile.Name) || IsKnownOtherwise(profile) ? 0 : MinScore;

    private static bool IsKnownOtherwise(ColumnProfile profile) =>
        Ours.Any(o => o != "quantity" && ColumnNames.Fit(profile.Name, o) >= MinScore)
        || ColumnNames.Plain(profile.Name).EndsWith("id", StringComparison.Ordinal);
}
