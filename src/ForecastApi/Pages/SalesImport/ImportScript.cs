using System.Security.Cryptography;
using System.Text;

namespace ForecastApi.Pages.SalesImport;

/// <summary>The script of the import page. Its path contains a hash of its content, so that browsers can cache it forever.</summary>
public static class ImportScript
{
    private const string Prefix = "pages.SalesImport.";

    public static string Text { get; } = Read();

    public static string Path { get; } =
        $"/assets/import-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..12]}.js";

    /// <summary>The parts in the order of their names, in a scope of their own.</summary>
    private static string Read()
    {
        var assembly = typeof(ImportScript).Assembly;
        var text = new StringBuilder("\"use strict\";\n(() => {\n");
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(
                assembly.GetManifestResourceStream(name)!,
                Encoding.UTF8
            );
            text.Append(reader.ReadToEnd()).Append('\n');
        }
        return text.Append("})();\n").ToString();
    }
}
