using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Http.Tables;

/// <summary>Sends a table in the format of the route.</summary>
public static class TableAnswer
{
    public static async Task<EmptyHttpResult> SendAsync(
        HttpResponse response,
        ExportTable table,
        CancellationToken cancellationToken
    )
    {
        if (FormatOf(response.HttpContext) == ExportFormat.Xlsx)
            await XlsxAnswer.SendAsync(response, table, cancellationToken);
        else
            await CsvAnswer.SendAsync(response, table, cancellationToken);
        return TypedResults.Empty;
    }

    private static ExportFormat FormatOf(HttpContext context) =>
        context.GetEndpoint()!.Metadata.OfType<ExportFormat>().Single();
}
