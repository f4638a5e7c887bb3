using ForecastApi.Imports.Warnings;

namespace ForecastApi.Imports;

/// <summary>
/// The result of an import. <c>Received</c> is the sum of inserted, updated, unchanged, merged and rejected rows, unless
/// the whole file was rejected because of bad rows.
/// </summary>
/// <param name="Updated">Rows whose key was stored with other values.</param>
/// <param name="Unchanged">Rows that were stored already; in tables other than sales also rows that a later row of the same file replaced.</param>
/// <param name="Merged">Order lines of sales that were added to an earlier line of the same file with the same key.</param>
/// <param name="Products">The number of products that the stored rows belong to.</param>
/// <param name="FirstDate">The first day of the sales; null for other kinds.</param>
/// <param name="Errors">The first hundred errors; errors.csv has all of them.</param>
/// <param name="Warnings">
/// The first hundred warnings, which reject no row; warnings.csv has all of them.
/// </param>
public sealed record ImportResult(
    string ImportId,
    long Received,
    long Inserted,
    long Updated,
    long Unchanged,
    long Merged,
    long Rejected,
    int Products,
    DateOnly? FirstDate,
    DateOnly? LastDate,
    IReadOnlyList<ImportError> Errors,
    IReadOnlyList<ImportWarning> Warnings
);
