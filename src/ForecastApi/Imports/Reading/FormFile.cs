using ForecastApi.Common;
using ForecastApi.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Imports.Reading;

/// <summary>Streams the one file of a form; another part behind it is an error at its end.</summary>
public sealed class FormFile : ForwardStream
{
    private readonly MultipartReader _form;
    private readonly Stream _file;

    private FormFile(MultipartReader form, Stream file) => (_form, _file) = (form, file);

    /// <summary>Finds the file, which must be the first part of the form.</summary>
    /// <exception cref="ProblemException">400: it is not, or the form is broken.</exception>
    public static async Task<(FormFile File, FormPart Part)> OpenAsync(
        MultipartReader form,
        CancellationToken cancellationToken
    )
    {
        var section = await NextAsync(form, cancellationToken);
        if (
            section is null
            || !ContentDispositionHeaderValue.TryParse(
                section.ContentDisposition,
                out var disposition
            )
            || !disposition.IsFileDisposition()
        )
            throw Refused(
                "the form must hold exactly one file and nothing else; send parameters in the query string."
            );
        var name = HeaderUtilities.RemoveQuotes(
            disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName
        );
        var type = MediaTypeHeaderValue.TryParse(section.ContentType, out var parsed)
            ? parsed.MediaType.Value
            : null;
        return (new(form, section.Body), new(name.Value ?? "", type));
    }

    /// <summary>Returns the problem of a form that is not as expected.</summary>
    public static ProblemException Refused(string reason) =>
        ProblemException.Invalid("body", reason);

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        int read;
        try
        {
            read = await _file.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw Broken();
        }
        if (read == 0 && buffer.Length > 0 && await NextAsync(_form, cancellationToken) is not null)
            throw Refused(
                "the form must hold exactly one file and nothing else; nothing was stored."
            );
        return read;
    }

    private static async Task<MultipartSection?> NextAsync(
        MultipartReader form,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await form.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw Broken();
        }
    }

    private static ProblemException Broken() =>
        Refused("the form ends early or is not well-formed; nothing was stored.");
}
