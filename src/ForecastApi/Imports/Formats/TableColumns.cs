namespace ForecastApi.Imports.Formats;

/// <summary>The columns of a kind of rows.</summary>
/// <param name="Names">The columns that a file may have, the required ones first.</param>
/// <param name="Required">The number of required columns.</param>
/// <param name="MayBeWide">Whether a file may have a column of quantities for each product or each month.</param>
public sealed record TableColumns(IReadOnlyList<string> Names, int Required, bool MayBeWide = false)
{
    /// <summary>The column of ours that stands for the quantities of a wide sheet.</summary>
    public const string Quantities = "quantities";

    /// <summary>The name in a mapping for all columns that it does not name.</summary>
    public const string AllOthers = "*";

    /// <summary>Returns the index of a name, whatever its case; -1 for an unknown one.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
