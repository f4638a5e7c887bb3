namespace ForecastApi.Calendars;

/// <summary>A day without work.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Its name; the same in every year for a holiday that moves.</param>
public sealed record Holiday(DateOnly Date, string? Name = null);
