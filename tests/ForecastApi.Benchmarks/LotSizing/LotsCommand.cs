using System.Diagnostics;
using System.Globalization;
using ForecastApi.Planning;
using ForecastApi.Planning.Input;

namespace ForecastApi.Benchmarks.LotSizing;

/// <summary>
/// <c>lots PATH ... [--seconds N]</c>: optimal plans of public lot-sizing instances by the engine alone, beside the known
/// values in a file <c>known.csv</c> of the same folder (the instance's name and its value in each line).
/// </summary>
internal static class LotsCommand
{
    private const int DefaultSeconds = 60;

    /// <summary>Plans every instance; a path is a file or a folder of files.</summary>
    public static int Run(string[] options)
    {
        var at = Array.IndexOf(options, "--seconds");
        var seconds =
            at < 0 ? DefaultSeconds : int.Parse(options[at + 1], CultureInfo.InvariantCulture);
        var files = (at < 0 ? options : [.. options[..at], .. options[(at + 2)..]])
            .SelectMany(path => Directory.Exists(path) ? Instances(path) : [path])
            .ToArray();
        Console.WriteLine("| instance | cost | bound | gap | status | s | known | above known |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        List<decimal> gaps = [];
        foreach (var file in files)
            gaps.Add(Row(file, seconds));
        if (gaps.Count > 0)
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"mean gap {gaps.Average():P3}")
            );
        return files.Length > 0 ? 0 : 1;
    }

    private static IEnumerable<string> Instances(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(f => Path.GetExtension(f).Equals(".dat", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    private static decimal Row(string file, int seconds)
    {
        var input = TrigeiroFile.Read(file);
        var clock = Stopwatch.StartNew();
        var plan = Planner
            .Plan(
                input,
                [new(StrategyName.Optimal)],
                new() { TimeLimit = TimeSpan.FromSeconds(seconds) }
            )
            .Plans[0];
        var proof = plan.Optimality!;
        var above = Known(file) is { } known
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{known} | {(plan.TotalCost / known) - 1:P3}"
            )
            : " | ";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileNameWithoutExtension(file)} | {plan.TotalCost:F2} | {proof.Bound:F2} | {proof.Gap:P3} | {(plan.Feasible ? proof.Status : "no plan")} | {clock.Elapsed.TotalSeconds:F1} | {above} |"
            )
        );
        return plan.Feasible ? proof.Gap : 1;
    }

    private static decimal? Known(string file)
    {
        var values = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "known.csv");
        if (!File.Exists(values))
            return null;
        var name = Path.GetFileNameWithoutExtension(file);
        return File.ReadLines(values)
            .Select(line => line.Split(','))
            .Where(cells => cells.Length == 2 && cells[0] == name)
            .Select(cells => (decimal?)decimal.Parse(cells[1], CultureInfo.InvariantCulture))
            .FirstOrDefault();
    }
}
