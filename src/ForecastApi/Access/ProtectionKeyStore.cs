using System.Xml.Linq;
using ForecastApi.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>
/// Stores the data protection keys of cookies and forms in the database, shared by all nodes. Once a certificate encrypts
/// them, those stored unencrypted before are deleted, and new ones take their place. The interface is synchronous.
/// </summary>
public sealed class ProtectionKeyStore(Database database, IOptions<AccessOptions> options)
    : IXmlRepository
{
    /// <summary>The mark of a secret in a key; encryption replaces the element that has it.</summary>
    private static readonly XName RequiresEncryption = XName.Get(
        "requiresEncryption",
        "http://schemas.asp.net/2015/03/dataProtection"
    );

    private static readonly SqlText All = new(
        "SELECT Name, Body FROM ProtectionKeys ORDER BY Name"
    );

    private static readonly SqlText Delete = new("DELETE FROM ProtectionKeys WHERE Name = @Name");

    private static readonly SqlText Insert = new(
        "INSERT INTO ProtectionKeys (Name, Body) VALUES (@Name, @Body)"
    );

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var stored = database
            .ReadAsync(s => s.QueryAsync<KeyRow>(All), CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .Select(row => (row.Name, Element: XElement.Parse(row.Body)))
            .ToLookup(key =>
                options.Value.ProtectionCertificate.Length > 0 && IsUnencrypted(key.Element)
            );
        foreach (var (name, _) in stored[true])
            database
                .WriteAsync(
                    s => s.ExecuteAsync(Delete, new { Name = name }),
                    CancellationToken.None
                )
                .GetAwaiter()
                .GetResult();
        return [.. stored[false].Select(key => key.Element)];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        database
            .WriteAsync(
                s =>
                    s.ExecuteAsync(
                        Insert,
                        new
                        {
                            Name = friendlyName,
                            Body = element.ToString(SaveOptions.DisableFormatting),
                        }
                    ),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();

    private static bool IsUnencrypted(XElement key) =>
        key.DescendantsAndSelf().Any(e => (bool?)e.Attribute(RequiresEncryption) == true);

    private sealed record KeyRow(string Name, string Body);
}
