namespace ForecastApi.Imports.Warnings;

/// <summary>Collects the warnings of one import, also while it is stored.</summary>
public sealed class ImportWarnings
{
    private const int MaxReturned = 100;

    private readonly List<ImportWarning> _warnings = [];

    /// <summary>The first hundred: those about the whole file, then the others by line.</summary>
    public IReadOnlyList<ImportWarning> First => [.. Ordered.Take(MaxReturned)];

    /// <summary>All warnings, in the same order.</summary>
    public IEnumerable<ImportWarning> Ordered =>
        _warnings.OrderBy(w => IsAboutFile(w.Code) ? 0 : 1).ThenBy(w => w.Line);

    public int Count => _warnings.Count;

    public void Add(ImportWarning warning) => _warnings.Add(warning);

    public void AddRange(IEnumerable<ImportWarning> warnings) => _warnings.AddRange(warnings);

    private static bool IsAboutFile(WarningCode code) =>
        code is WarningCode.WeeklyRows or WarningCode.IncompleteMonth;
}
