using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ForecastApi.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ForecastApi.Tests;

/// <summary>Tests the behaviour of the SQL Server dialect against an unreachable server.</summary>
public sealed class DeadServerTests : IDisposable
{
    private readonly ForecastApi.Data.Database _database = On(ClosedPort());

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Read_When_the_port_is_closed_Then_it_is_retried_and_ends_as_an_outage()
    {
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<SqlException>(() =>
            _database.ReadAsync(
                s => s.ScalarAsync<int>(new SqlText("SELECT 1")),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(
            "The database does not answer right now; try again shortly.",
            _database.DescribeOutage(error)
        );
        // Three delays between four attempts
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Read_When_cancelled_while_it_is_tried_again_Then_it_ends_at_once()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            _database.ReadAsync(s => s.ScalarAsync<int>(new SqlText("SELECT 1")), cancel.Token)
        );
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static ForecastApi.Data.Database On(int port)
    {
        var options = new DatabaseOptions { Provider = DatabaseProvider.SqlServer };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["ConnectionStrings:Forecast"] =
                        $"Server=127.0.0.1,{port};Database=Forecast;User Id=sa;Password=none;TrustServerCertificate=True;Connect Timeout=3;Pooling=False",
                }
            )
            .Build();
        return new(new SqlServerDialect(options), Options.Create(options), configuration);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
