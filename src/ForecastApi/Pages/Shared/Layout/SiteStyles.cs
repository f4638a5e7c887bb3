using System.Security.Cryptography;
using System.Text;

namespace ForecastApi.Pages.Shared.Layout;

/// <summary>The one stylesheet of all pages; its path changes with its content, so that browsers may keep it for good.</summary>
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
