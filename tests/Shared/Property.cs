using System.Globalization;
using CsCheck;

namespace ForecastApi.Tests.Shared;

/// <summary>
/// Checks a property on the same generated cases in every run, so that a build breaks by a change and never by chance.
/// CsCheck_Iter or CsCheck_Seed in the environment asks for that many fresh cases, or for the one found before.
/// </summary>
internal static class Property
{
    private const ulong Seed = 2026;

    /// <summary>Checks the property on a number of cases.</summary>
    public static void Holds<T>(this Gen<T> gen, Action<T> check, int cases)
    {
        var asked = Environment.GetEnvironmentVariable("CsCheck_Iter");
        if (asked is not null || Environment.GetEnvironmentVariable("CsCheck_Seed") is not null)
        {
            gen.Sample(check, iter: int.Parse(asked ?? "1", CultureInfo.InvariantCulture));
            return;
        }

        var random = new PCG(1, Seed);
        for (var i = 0; i < cases; i++)
        {
            var (state, stream) = (random.State, random.Stream);
            var value = gen.Generate(random, null, out _);
            try
            {
                check(value);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    $"Case {i} of {cases} (CsCheck_Seed={new PCG((uint)stream, state)}): {Check.Print(value)}",
                    e
                );
            }
        }
    }

    /// <inheritdoc cref="Holds{T}(Gen{T}, Action{T}, int)"/>
    public static void Holds<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> check, int cases) =>
        gen.Holds(pair => check(pair.Item1, pair.Item2), cases);

    /// <inheritdoc cref="Holds{T}(Gen{T}, Action{T}, int)"/>
    public static void Holds<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen,
        Action<T1, T2, T3> check,
        int cases
    ) => gen.Holds(of => check(of.Item1, of.Item2, of.Item3), cases);

    /// <inheritdoc cref="Holds{T}(Gen{T}, Action{T}, int)"/>
    public static void Holds<T1, T2, T3, T4>(
        this Gen<(T1, T2, T3, T4)> gen,
        Action<T1, T2, T3, T4> check,
        int cases
    ) => gen.Holds(of => check(of.Item1, of.Item2, of.Item3, of.Item4), cases);
}
