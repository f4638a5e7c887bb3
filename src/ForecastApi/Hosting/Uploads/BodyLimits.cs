using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using ForecastApi.Http.Metadata;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting.Uploads;

/// <summary>
/// Sets the largest body of each route, of files, of JSON, of a form of the pages, and the slowest sender. The size bounds
/// the body also after decompression, and an encoding that is not supported gets 415.
/// </summary>
public sealed class BodyLimits(RequestDelegate next, IOptions<TrafficOptions> options)
{
    private const long MaxFormBytes = 1024 * 1024;

    private static readonly string[] Encodings = ["identity", "gzip"];

    private readonly MinDataRate _slowest = new(
        options.Value.MinUploadBytesPerSecond,
        TimeSpan.FromSeconds(options.Value.UploadGraceSeconds)
    );

    /// <summary>Returns the largest body of a request, in bytes.</summary>
    public static long LimitOf(HttpContext context, TrafficOptions traffic) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? MaxFormBytes
        : context.GetEndpoint()?.Metadata.GetMetadata<ConcurrencyLimitedAttribute>()?.Limit
            is ConcurrencyLimit.Import
                or ConcurrencyLimit.Inspection
            ? traffic.MaxUploadMegabytes * 1024L * 1024L
        : traffic.MaxRequestMegabytes * 1024L * 1024L;

    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize
        )
            bodySize.MaxRequestBodySize = LimitOf(context, options.Value);
        // HTTP/2 has no rate per request; the bodies that are received first have one of their own
        if (
            HttpProtocol.IsHttp11(context.Request.Protocol)
            && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } bodyRate
        )
            bodyRate.MinDataRate = _slowest;
        var encoding = context.Request.Headers.ContentEncoding.ToString();
        if (encoding.Length == 0)
        {
            await next(context);
            return;
        }
        if (!Encodings.Contains(encoding, StringComparer.OrdinalIgnoreCase))
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                $"The Content-Encoding must be one of {string.Join(", ", Encodings)}."
            );
        try
        {
            await next(context);
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            throw new ProblemException(
                StatusCodes.Status400BadRequest,
                ProblemCodes.BadRequest,
                $"The body is not valid {encoding}, or ends early. Nothing was stored; send the whole file again."
            );
        }
    }
}
