using System.Text.RegularExpressions;
using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>
/// The direction of the host's folders: a folder may use the code and the tables of folders to its right, never of those
/// to its left.
/// </summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Order =
    [
        "Hosting",
        "Demo",
        "Pages",
        "Plans",
        "Alerts",
        "Accuracy",
        "Revisions",
        "Forecasts",
        "Overrides",
        "ForecastRuns",
        "Events",
        "Prices",
        "Sales",
        "Products",
        "Imports",
        "Calendars",
        "OpenApi",
        "Access",
        "Http",
        "Work",
        "Data",
        "Common",
    ];

    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["Plans"] = ["Plans", "ProductPlanning", "PlanningDefaults"],
        ["Alerts"] = ["Exceptions"],
        ["Accuracy"] = ["ActualVersions"],
        ["Overrides"] = ["Overrides", "LevelOverrides"],
        ["ForecastRuns"] =
        [
            "ForecastRuns",
            "ForecastBatches",
            "ForecastProducts",
            "Forecasts",
            "ForecastAdjustments",
            "ForecastDrivers",
            "EventEffects",
            "BacktestPoints",
            "Schedules",
            "RunModels",
        ],
        ["Sales"] = ["Sales", "SalesMonths", "SalesReplaced", "SalesSpreads"],
        ["Products"] = ["Products", "BomLines"],
        ["Imports"] = ["Imports", "ImportErrors", "ImportFormats", "ImportParts", "ImportWarnings"],
        ["Events"] = ["DemandEvents"],
        ["Prices"] = ["ProductPrices"],
        ["Calendars"] = ["WorkCalendars"],
        ["Access"] = ["ApiKeys", "AuditEntries", "ProtectionKeys", "Sessions"],
        ["Http"] = ["IdempotencyKeys"],
        ["Data"] = ["DataVersions", "ValueParts"],
    };

    [Fact]
    public void Folders_When_they_use_another_Then_it_stands_to_their_right()
    {
        var host = SourceFolder.Path("src", "ForecastApi");
        var folders = Directory
            .GetDirectories(host)
            .Select(f => Path.GetFileName(f)!)
            .Where(f => f is not ("bin" or "obj" or "Properties" or "data"));
        Assert.Equal(Order.Order(), folders.Order());

        var back = new List<string>();
        foreach (var folder in Order)
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(host, folder),
                "*",
                SearchOption.AllDirectories
            )
        )
        foreach (Match used in Uses().Matches(File.ReadAllText(file)))
            if (Array.IndexOf(Order, used.Groups["folder"].Value) is var place and >= 0)
                if (place < Array.IndexOf(Order, folder))
                    back.Add($"{folder}/{Path.GetFileName(file)} uses {Order[place]}");
        Assert.Empty(back);
    }

    [Fact]
    public void Hangfire_When_code_uses_it_Then_it_is_in_the_folder_of_background_work()
    {
        var host = SourceFolder.Path("src", "ForecastApi");
        var users = Directory
            .EnumerateFiles(host, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("using Hangfire", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(host, f).Split(Path.DirectorySeparatorChar)[0])
            .Distinct();
        Assert.Equal(["Work"], users);
    }

    [Fact]
    public void Statements_When_they_name_a_table_Then_its_folder_stands_to_their_right()
    {
        var owners = Tables
            .SelectMany(t => t.Value.Select(table => (table, Folder: t.Key)))
            .ToDictionary(t => t.table, t => t.Folder);
        var back = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var field in SqlStatements.Fields)
        {
            var type = field.DeclaringType!;
            var folder = type.Namespace!.Split('.')[1];
            foreach (var table in Named(((SqlText)field.GetValue(null)!).Text))
            {
                Assert.True(owners.TryGetValue(table, out var owner), $"{table} has no owner.");
                if (Array.IndexOf(Order, owner) < Array.IndexOf(Order, folder))
                    back.Add($"{folder}.{type.Name} names {table} of {owner}");
            }
        }
        Assert.Empty(back);

        // Tables of Hangfire, with their schema, and temporary tables have no folder
        static IEnumerable<string> Named(string text) =>
            (
                SqlStatements.IsTable(text)
                    ? [text.Trim()]
                    : NamedTable().Matches(text).Select(m => m.Groups["table"].Value)
            ).Where(t => !t.Contains('.', StringComparison.Ordinal) && !t.StartsWith('{'));
    }

    [GeneratedRegex(@"ForecastApi\.(?<folder>[A-Z][A-Za-z]+)", RegexOptions.None, 5000)]
    private static partial Regex Uses();

    [GeneratedRegex(
        @"\b(FROM|JOIN|INTO|UPDATE)\s+(?<table>[A-Z][\w.]*)",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex NamedTable();
}
