using ForecastApi.ForecastRuns.Nightly;

namespace ForecastApi.Tests.Forecasts;

/// <summary>Every night has one run, also when the clocks change.</summary>
public sealed class NightsTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T01:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T00:30Z")]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T07:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "2026-10-03T16:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T16:00Z")]
    public void Night_When_the_clocks_change_Then_it_is_due_once(
        string zone,
        string day,
        string due
    )
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var start = DateTimeOffset.Parse(due, null).AddHours(-14);
        var found = new HashSet<DateTimeOffset?>();
        // As a process looks that is up all the time: every quarter of an hour
        var last = start;
        for (var now = start; now < start.AddHours(24); now = now.AddMinutes(15))
            if (CronSchedule.LastDue("30 2 * * *", place, last, now) is { } came)
            {
                found.Add(came);
                last = came;
            }
        var only = Assert.Single(found)!.Value;
        Assert.Equal(
            day,
            TimeZoneInfo
                .ConvertTime(only, place)
                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        if (zone != "Australia/Lord_Howe" && zone != "America/New_York")
            Assert.Equal(DateTimeOffset.Parse(due, null), only);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    public void Year_of_nights_When_looked_at_every_hour_Then_each_day_has_one(string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var days = new List<DateOnly>();
        var last = start;
        for (var now = start; now < start.AddDays(365); now = now.AddHours(1))
            if (CronSchedule.LastDue("30 2 * * *", place, last, now) is { } came)
            {
                last = came;
                days.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(came, place).DateTime));
            }
        Assert.Equal(365, days.Count);
        Assert.Equal(365, days.Distinct().Count());
    }

    [Fact]
    public void Nights_When_many_were_missed_Then_only_the_last_is_due()
    {
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            new DateTimeOffset(2026, 4, 11, 2, 0, 0, TimeSpan.Zero),
            CronSchedule.LastDue("0 2 * * *", TimeZoneInfo.Utc, start, start.AddDays(100))
        );
        Assert.Null(CronSchedule.LastDue("0 2 * * *", TimeZoneInfo.Utc, start, start.AddHours(13)));
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero),
            CronSchedule.LastDue("0 2 1 3 *", TimeZoneInfo.Utc, start, start.AddDays(300))
        );
    }
}
