using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ForecastApi.Hosting;

/// <summary>
/// Section <c>Proxy</c>: the reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are trusted. Without
/// any, the headers are ignored.
/// </summary>
public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxy";

    /// <summary>The addresses of proxies, such as 10.0.0.5.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <summary>The networks of proxies, such as 10.0.0.0/8.</summary>
    public IReadOnlyList<string> Networks { get; set; } = [];

    public bool Any => Addresses.Count + Networks.Count > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in Addresses)
            if (!IPAddress.TryParse(address, out _))
                yield return new($"Proxy:Addresses: '{address}' is not an IP address.");
        foreach (var network in Networks)
            if (!IPNetwork.TryParse(network, out _))
                yield return new(
                    $"Proxy:Networks: '{network}' is not a network such as 10.0.0.0/8."
                );
    }
}
