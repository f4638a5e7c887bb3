namespace ForecastApi.Http;

/// <summary>Marks work that takes long: only so much of a kind runs at once, so that readers stay quick.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeavyAttribute(HeavyWork kind) : Attribute
{
    public HeavyWork Kind { get; } = kind;
}

public enum HeavyWork
{
    Plan,
    Import,
}
