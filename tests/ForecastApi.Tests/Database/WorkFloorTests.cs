using ForecastApi.Work;

namespace ForecastApi.Tests;

/// <summary>Who works alone has nobody beside it; what could not be handed back is before the next.</summary>
public sealed class WorkFloorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Floor_When_one_is_to_be_alone_Then_it_waits_for_all_inside_and_all_others_wait_for_it()
    {
        using var floor = new WorkFloor();
        var one = await floor.EnterAsync(Ct);
        var other = await floor.EnterAsync(Ct);
        var alone = floor.EnterAloneAsync(Ct);
        var late = floor.EnterAsync(Ct);
        one.Dispose();
        Assert.False(alone.IsCompleted || late.IsCompleted);
        other.Dispose();
        var inside = await alone;
        Assert.False(late.IsCompleted);
        inside.Dispose();
        (await late).Dispose();
        (await floor.EnterAloneAsync(Ct)).Dispose();
    }

    [Fact]
    public async Task Floor_When_who_waits_to_be_alone_gives_up_Then_the_others_go_on()
    {
        using var floor = new WorkFloor();
        using var inside = await floor.EnterAsync(Ct);
        using var giving = new CancellationTokenSource();
        var alone = floor.EnterAloneAsync(giving.Token);
        var late = floor.EnterAsync(Ct);
        await giving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        (await late).Dispose();
    }

    [Fact]
    public async Task Claim_When_it_could_not_be_handed_back_Then_it_is_once_the_database_answers()
    {
        var (away, handedBack) = (true, 0);
        Task HandBackAsync()
        {
            if (away)
                throw new TimeoutException();
            handedBack++;
            return Task.CompletedTask;
        }
        var owed = new HandBacks();
        await Assert.ThrowsAsync<TimeoutException>(() => owed.TryAsync(HandBackAsync));
        await Assert.ThrowsAsync<TimeoutException>(owed.SettleAsync);
        away = false;
        await owed.SettleAsync();
        await owed.SettleAsync();
        Assert.Equal(1, handedBack);
    }
}
