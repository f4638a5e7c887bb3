using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Sales.Importing;

/// <summary>An accepted import of sales, to be read from its stored body.</summary>
/// <param name="Attempts">How often it was started and neither ended nor handed back: its crashes.</param>
/// <param name="TraceParent">The W3C id of the span that requested it.</param>
/// <param name="Format">How the file is written, as JSON; null for the default format.</param>
public sealed record AcceptedSales(
    string ImportId,
    string MediaType,
    OnError OnError,
    string StartedBy,
    string? StartedById,
    int Attempts,
    string? TraceParent,
    string? Format
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // Letters of any alphabet take one character
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The kind of the stored file.</summary>
    public FileKind Kind => FileTypes.OfStored(MediaType);

    /// <summary>Returns the text in which a format is stored; null for the default one.</summary>
    public static string? Write(TableFormat format) =>
        format == TableFormat.Default ? null : JsonSerializer.Serialize(format, Json);

    /// <summary>Returns the format in which the file is read.</summary>
    public TableFormat ReadFormat() =>
        Format is null
            ? TableFormat.Default
            : JsonSerializer.Deserialize<TableFormat>(Format, Json)!;
}
