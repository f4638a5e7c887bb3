using ForecastApi.Http;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.SavedFormats;

/// <summary>Validates formats before they are stored.</summary>
public static class ImportFormatRules
{
    private const int MaxNameLength = 100;
    private const int MaxTextLength = 200;
    private const int MaxColumns = 5000;

    /// <exception cref="ProblemException">400: the name is not valid.</exception>
    public static void CheckName(string name)
    {
        if (
            string.IsNullOrWhiteSpace(name)
            || name.Length > MaxNameLength
            || name.Length != name.Trim().Length
            || name is "." or ".."
            || name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '/' or '%')
        )
            throw ProblemException.Invalid(
                "name",
                "must have 1 to 100 characters, without / and %, and without white space at the ends."
            );
    }

    /// <exception cref="ProblemException">400: a value is not valid; every such value is named.</exception>
    public static void Check(ImportFormatBody body)
    {
        // The parameters of an import have the same meaning
        new FormatQuery(
            body.Delimiter,
            Decimal: null,
            body.DateFormat,
            body.Encoding,
            Columns: null,
            body.Sheet
        ).ToFormat(new TableColumns([], 0));
        var errors = new Validation()
            .Check(Enum.IsDefined(body.Decimal), "decimal", "must be point or comma.")
            .Check(
                Enum.IsDefined(body.Period),
                "period",
                "must be day, week, weekEnding or month."
            );
        foreach (var (path, texts) in Lists(body))
        {
            errors.Check(
                texts.Count <= MaxColumns,
                path,
                Invariant($"must not have more than {MaxColumns} entries.")
            );
            foreach (var text in texts)
                errors
                    .Check(text is not null, path, "must have a text in each entry.")
                    .Text(path, text, MaxTextLength);
        }
        errors.ThrowIfAny();
    }

    private static IEnumerable<(string Path, IReadOnlyList<string?> Texts)> Lists(
        ImportFormatBody body
    ) =>
        [
            ("columns", [.. (body.Columns ?? []).SelectMany(c => new[] { c?.Theirs, c?.Ours })]),
            ("headers", body.Headers ?? []),
        ];
}
