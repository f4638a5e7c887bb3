using System.Globalization;

namespace ForecastApi.Http;

/// <summary>Collects every mistake of a request under its path, then refuses them all at once.</summary>
public sealed class Validation
{
    /// <summary>Largest amount or quantity accepted at any boundary.</summary>
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
            string.Create(CultureInfo.InvariantCulture, $"must be between {min} and {max}.")
        );

    public Validation Text(string path, string? value, int maxLength) =>
        Check(
                value is null || value.Length <= maxLength,
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must not be longer than {maxLength} characters."
                )
            )
            .Check(
                value is null
                    || !value.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')),
                path,
                "holds a control character."
            );

    public void ThrowIfAny(int status = StatusCodes.Status400BadRequest, string? code = null)
    {
        if (HasErrors)
            throw ToProblem(status, code);
    }

    /// <summary>The refusal of what was collected: at least one mistake.</summary>
    public ProblemException ToProblem(
        int status = StatusCodes.Status400BadRequest,
        string? code = null
    )
    {
        var first = _errors.First();
        var more =
            _errors.Count > 1
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" ({_errors.Count - 1} more in errors)"
                )
                : "";
        return new ProblemException(
            status,
            code ?? ProblemCodes.Of(status),
            $"{first.Key}: {first.Value[0]}{more}",
            _errors.ToDictionary(e => e.Key, e => e.Value.ToArray())
        );
    }
}
