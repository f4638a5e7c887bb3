using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Work;

/// <summary>Section <c>Node</c>: the role of this process among those that share the database.</summary>
public sealed class NodeOptions
{
    public const string Section = "Node";

    [EnumDataType(typeof(NodeRole))]
    public NodeRole Role { get; set; }

    public bool Works => Role != NodeRole.Web;

    public bool Answers => Role != NodeRole.Worker;

    /// <summary>Reads the role before the services are built. The startup validation reports an invalid value.</summary>
    public static NodeOptions Read(IConfiguration configuration) =>
        Enum.TryParse<NodeRole>(
            configuration[$"{Section}:{nameof(Role)}"],
            ignoreCase: true,
            out var role
        )
            ? new() { Role = role }
            : new();
}
