namespace ForecastApi.Imports;

public enum ImportStatus
{
    /// <summary>Sent with Prefer: respond-async and not stored yet; none of its rows is visible.</summary>
    Running,

    Succeeded,

    /// <summary>Some rows were bad, so nothing was stored.</summary>
    Rejected,

    /// <summary>The body could not be read; nothing was stored.</summary>
    Failed,

    /// <summary>Cancelled before it ended; nothing was stored.</summary>
    Cancelled,

    /// <summary>Stored, then undone: the rows have their previous values.</summary>
    Undone,
}
