using System.Security.Cryptography;
using System.Text;

namespace ForecastApi.Pages.Shared.Layout;

/// <summary>The stylesheet of all pages. Its path contains a hash of its content, so that browsers can cache it forever.</summary>
public static class SiteStyles
{
    public static string Text { get; } = Read();

    public static string Path { get; } =
        $"/assets/site-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..12]}.css";

    private static string Read()
    {
        using var stream = typeof(SiteStyles).Assembly.GetManifestResourceStream("pages.site.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
