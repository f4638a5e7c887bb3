using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Access;

/// <summary>The keys of cookies and forms in the database, and in every backup of it.</summary>
public sealed class ProtectionKeyTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Keys_When_a_certificate_is_configured_Then_those_in_clear_are_replaced_by_encrypted_ones()
    {
        using (var form = await _api.GetAsync("/sign-in"))
            Assert.True(form.IsSuccessStatusCode);
        var clear = await BodiesAsync(_api);
        Assert.NotEmpty(clear);
        Assert.All(clear, b => Assert.Contains("masterKey", b));

        var file = Path.Combine(_api.Folder, "protection.pfx");
        await File.WriteAllBytesAsync(
            file,
            CreateCertificate("secret"),
            TestContext.Current.CancellationToken
        );
        await using var encrypted = ApiFixture.On(_api.Folder);
        encrypted.Settings["Access:ProtectionCertificate"] = file;
        encrypted.Settings["Access:ProtectionPassword"] = "secret";
        using (var form = await encrypted.GetAsync("/sign-in"))
            Assert.True(form.IsSuccessStatusCode);
        var stored = await BodiesAsync(encrypted);
        Assert.NotEmpty(stored);
        Assert.All(stored, b => Assert.DoesNotContain("masterKey", b));
        Assert.All(stored, b => Assert.Contains("encryptedSecret", b));

        // The next process decrypts them
        await using var next = ApiFixture.On(_api.Folder);
        foreach (var (name, value) in encrypted.Settings)
            next.Settings[name] = value;
        using (var form = await next.GetAsync("/sign-in"))
            Assert.True(form.IsSuccessStatusCode);
        Assert.Equal(stored, await BodiesAsync(next));
    }

    [Theory]
    [InlineData("missing.pfx", "secret")]
    [InlineData("protection.pfx", "wrong")]
    public async Task Start_When_the_certificate_cannot_be_loaded_Then_it_fails_naming_the_setting(
        string name,
        string password
    )
    {
        var folder = Directory.CreateTempSubdirectory("forecastapi-certificate-").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "protection.pfx"),
                CreateCertificate("secret"),
                TestContext.Current.CancellationToken
            );
            var error = await Http.RefusedStart.OfAsync(
                ("Access:ProtectionCertificate", Path.Combine(folder, name)),
                ("Access:ProtectionPassword", password)
            );
            Assert.Contains("Access:ProtectionCertificate", error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] CreateCertificate(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=ForecastApi",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddYears(1)
        );
        return certificate.Export(X509ContentType.Pfx, password);
    }

    private static async Task<List<string>> BodiesAsync(ApiFixture api)
    {
        var bodies = new List<string>();
        var connection = new SqliteConnection($"Data Source={api.DatabaseFile}");
        await using (connection)
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            var command = connection.CreateCommand();
            command.CommandText = "SELECT Body FROM ProtectionKeys ORDER BY Name";
            await using (command)
            {
                var reader = await command.ExecuteReaderAsync(
                    TestContext.Current.CancellationToken
                );
                await using (reader)
                    while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                        bodies.Add(reader.GetString(0));
            }
        }
        return bodies;
    }
}
