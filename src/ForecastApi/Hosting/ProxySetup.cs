using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Registers which proxies are trusted and which host names are answered.</summary>
public static class ProxySetup
{
    /// <summary>
    /// In Development, requests from this machine are an administrator's. The page of another site could resolve its own
    /// name to this machine (DNS rebinding), so that only local names are answered, unless AllowedHosts names others.
    /// </summary>
    private static readonly string[] LocalHosts =
    [
        "localhost",
        "*.localhost",
        "127.0.0.1",
        "[::1]",
    ];

    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<ProxyOptions>()
            .BindConfiguration(ProxyOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<ProxyOptions>>((headers, proxy) => Trust(headers, proxy.Value));
        if (
            builder.Environment.IsDevelopment()
            && builder.Configuration["AllowedHosts"] is null or "" or "*"
        )
            builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = LocalHosts);
    }

    /// <summary>Takes the client's address and scheme from the headers of trusted proxies.</summary>
    public static void UseProxy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Any)
            app.UseForwardedHeaders();
    }

    private static void Trust(ForwardedHeadersOptions headers, ProxyOptions proxy)
    {
        headers.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // Reads the chain backwards as far as its addresses are trusted
        headers.ForwardLimit = null;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var address in proxy.Addresses)
            headers.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in proxy.Networks)
            headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    }
}
