namespace ForecastApi.Http;

/// <summary>Collects the errors of a request by path and reports them all at once.</summary>
public sealed class Validation
{
    /// <summary>The maximum amount or quantity of any input.</summary>
    public const decimal MaxAmount = 1_000_000_000_000m;

    private readonly Dictionary<string, List<string>> _errors = [];

    public bool HasErrors => _errors.Count > 0;

    public Validation Add(string path, string message)
    {
        if (!_errors.TryGetValue(path, out var messages))
            _errors[path] = messages = [];
        messages.Add(message);
        return this;
    }

    public Validation Check(bool ok, string path, string message) => ok ? this : Add(path, message);

    public Validation Range(string path, decimal? value, decimal min, decimal max = MaxAmount) =>
        Check(
            value is null || (value >= min && value <= max),
            path,
            Invariant($"must be between {min} and {max}.")
        );

    public Validation Text(string path, string? value, int maxLength) =>
        Check(
                value is null || value.Length <= maxLength,
                path,
                Invariant($"must not be longer than {maxLength} characters.")
            )
            .Check(
                value is null
                    || !value.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')),
                path,
                "must not contain control characters."
            );

    public void ThrowIfAny(int status = StatusCodes.Status400BadRequest, string? code = null)
    {
        if (HasErrors)
            throw ToProblem(status, code);
    }

    /// <summary>Returns the problem with the collected errors, of which there is at least one.</summary>
    public ProblemException ToProblem(
        int status = StatusCodes.Status400BadRequest,
        string? code = null
    )
    {
        var first = _errors.First();
        var more = _errors.Count > 1 ? Invariant($" ({_errors.Count - 1} more in errors)") : "";
        return new ProblemException(
            status,
            code ?? ProblemCodes.ForStatus(status),
            $"{first.Key}: {first.Value[0]}{more}",
            _errors.ToDictionary(e => e.Key, e => e.Value.ToArray())
        );
    }
}
