namespace ForecastApi.Planning;

/// <summary>The time limit ended a step that has no plan yet. It never leaves the engine.</summary>
internal sealed class TimeLimitException() : Exception("The time limit is over.");
