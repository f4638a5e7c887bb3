namespace ForecastApi.Sales.Inspection;

/// <summary>A finding about a file that its sender should know before the import.</summary>
/// <param name="Code">The kind of finding.</param>
/// <param name="Line">The line of the file; null where it concerns the whole file.</param>
/// <param name="Field">The column of ours or of the file; null where it concerns no single one.</param>
/// <param name="Message">The finding and its remedy.</param>
public sealed record InspectionNote(NoteCode Code, long? Line, string? Field, string Message);
