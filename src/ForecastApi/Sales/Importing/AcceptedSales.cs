using ForecastApi.Imports;

namespace ForecastApi.Sales.Importing;

/// <summary>An accepted import of sales, to be read from its stored body.</summary>
/// <param name="Attempts">How often it was started and neither ended nor handed back: its crashes.</param>
/// <param name="TraceParent">The W3C id of the span that requested it.</param>
public sealed record AcceptedSales(
    string ImportId,
    string MediaType,
    OnError OnError,
    string StartedBy,
    string? StartedById,
    int Attempts,
    string? TraceParent
);
