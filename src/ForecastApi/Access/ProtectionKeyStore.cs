using System.Xml.Linq;
using ForecastApi.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ForecastApi.Access;

/// <summary>Stores the data protection keys of cookies and forms in the database, shared by all nodes. The interface is synchronous.</summary>
public sealed class ProtectionKeyStore(Database database) : IXmlRepository
{
    private static readonly SqlText All = new("SELECT Body FROM ProtectionKeys ORDER BY Name");

    private static readonly SqlText Insert = new(
        "INSERT INTO ProtectionKeys (Name, Body) VALUES (@Name, @Body)"
    );

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [
            .. database
                .ReadAsync(s => s.QueryAsync<string>(All), CancellationToken.None)
                .GetAwaiter()
                .GetResult()
                .Select(body => XElement.Parse(body)),
        ];

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
}
