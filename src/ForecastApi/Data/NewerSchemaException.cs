namespace ForecastApi.Data;

/// <summary>Signals that a later version created the database schema, which this version cannot use correctly.</summary>
public sealed class NewerSchemaException(string found)
    : Exception(
        $"The database has {found}, which this version does not know: it was made by a later one. "
            + "Start that version, or one after it, or restore a backup from before; nothing was changed."
    )
{
    /// <summary>The migration or table version that this version does not know.</summary>
    public string Found { get; } = found;
}
