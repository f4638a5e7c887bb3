namespace ForecastApi.Data;

/// <summary>The database was made by a later version: this one would read and write it wrongly.</summary>
public sealed class NewerSchemaException(string found)
    : Exception(
        $"The database has {found}, which this version does not know: it was made by a later one. "
            + "Start that version, or one after it, or restore a backup from before; nothing was changed."
    )
{
    /// <summary>What is unknown here.</summary>
    public string Found { get; } = found;
}
