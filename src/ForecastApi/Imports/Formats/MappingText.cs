using ForecastApi.Http;

namespace ForecastApi.Imports.Formats;

/// <summary>Parses the parameter <c>columns</c>: pairs <c>theirs:ours</c>, separated by commas.</summary>
public static class MappingText
{
    private const string Name = "columns";

    /// <summary>The mapping is stored with an accepted import.</summary>
    public const int MaxLength = 2000;

    /// <summary>Returns the mapping, or adds the errors.</summary>
    public static IReadOnlyList<ColumnMapping>? Parse(
        string? text,
        TableColumns columns,
        Validation errors
    )
    {
        if (text is null)
            return null;
        if (text.Length > MaxLength)
        {
            errors.Add(Name, Invariant($"must not be longer than {MaxLength} characters."));
            return null;
        }
        var mapping = new List<ColumnMapping>();
        foreach (var pair in text.Split(','))
        {
            var sides = pair.Split(':');
            if (sides.Length != 2 || sides[0].Trim().Length == 0)
                errors.Add(
                    Name,
                    $"'{pair}' is not theirs:ours, such as Artikel:sku. A colon or comma within a name is percent-encoded twice."
                );
            else if (OursOf(sides[1].Trim(), columns) is { } ours)
                mapping.Add(new(Uri.UnescapeDataString(sides[0]).Trim(), ours));
            else
                errors.Add(
                    Name,
                    $"'{sides[1].Trim()}' is not a column of this import; the columns are {string.Join(", ", Names(columns))}."
                );
        }
        if (!errors.HasErrors)
            Check(mapping, columns, errors);
        return mapping;
    }

    private static void Check(List<ColumnMapping> mapping, TableColumns columns, Validation errors)
    {
        foreach (var theirs in mapping.GroupBy(m => m.Theirs, StringComparer.OrdinalIgnoreCase))
            if (theirs.Count() > 1)
                errors.Add(Name, $"'{theirs.Key}' is mapped twice; map it once.");
        foreach (var ours in mapping.GroupBy(m => m.Ours, StringComparer.Ordinal))
            if (ours.Key != TableColumns.Quantities && ours.Count() > 1)
                errors.Add(Name, $"two columns are mapped to {ours.Key}; map one.");
        foreach (var all in mapping.Where(m => m.Theirs == TableColumns.AllOthers))
            if (all.Ours != TableColumns.Quantities)
                errors.Add(Name, $"'*' can only be mapped to {TableColumns.Quantities}.");
        bool Has(string ours) => mapping.Any(m => m.Ours == ours);
        if (!Has(TableColumns.Quantities))
        {
            foreach (var missing in columns.Names.Take(columns.Required).Where(n => !Has(n)))
                errors.Add(
                    Name,
                    $"no column is mapped to {missing}, which is required; columns that are not named are left out."
                );
            return;
        }
        if (Has("sku") == Has("date"))
            errors.Add(
                Name,
                "with quantities, map either date, where the other columns are products, or sku, where they are months or days."
            );
        if (Has("quantity"))
            errors.Add(Name, "map either quantity or quantities.");
    }

    private static string? OursOf(string name, TableColumns columns) =>
        columns.IndexOf(name) is var index and >= 0 ? columns.Names[index]
        : columns.MayBeWide
        && name.Equals(TableColumns.Quantities, StringComparison.OrdinalIgnoreCase)
            ? TableColumns.Quantities
        : null;

    private static IEnumerable<string> Names(TableColumns columns) =>
        columns.MayBeWide ? columns.Names.Append(TableColumns.Quantities) : columns.Names;
}
