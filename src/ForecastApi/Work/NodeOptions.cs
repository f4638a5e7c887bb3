using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Work;

public enum NodeRole
{
    /// <summary>Answers requests and works on runs, plans and imports.</summary>
    Both,

    /// <summary>Answers requests only.</summary>
    Web,

    /// <summary>Works only; it answers no more than health probes and metrics.</summary>
    Worker,
}

/// <summary>Section <c>Node</c>: what this process does of the work of all.</summary>
public sealed class NodeOptions
{
    public const string Section = "Node";

    [EnumDataType(typeof(NodeRole))]
    public NodeRole Role { get; set; }

    public bool Works => Role != NodeRole.Web;

    public bool Answers => Role != NodeRole.Worker;
}

public static class NodeServices
{
    /// <summary>Has a service work in the background where this process is to work.</summary>
    public static void AddWorker<T>(this IServiceCollection services)
        where T : class, IHostedService => Add<T>(services, o => o.Works);

    /// <summary>Has a service prepare what is answered, where this process is to answer.</summary>
    public static void AddAnswerer<T>(this IServiceCollection services)
        where T : class, IHostedService => Add<T>(services, o => o.Answers);

    private static void Add<T>(IServiceCollection services, Func<NodeOptions, bool> wanted)
        where T : class, IHostedService =>
        services.AddSingleton<IHostedService>(provider =>
            wanted(
                provider
                    .GetRequiredService<Microsoft.Extensions.Options.IOptions<NodeOptions>>()
                    .Value
            )
                ? ActivatorUtilities.GetServiceOrCreateInstance<T>(provider)
                : new Idle()
        );

    private sealed class Idle : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
