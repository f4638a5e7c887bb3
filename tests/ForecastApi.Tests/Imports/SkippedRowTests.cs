using System.Text.Json;

namespace ForecastApi.Tests.Imports;

/// <summary>Tests the rows that an import skips; it skips a bill of materials only as a whole.</summary>
public sealed class SkippedRowTests : IAsyncLifetime
{
    private const string Boms = "/api/v1/boms/imports";
    private const string Header = "sku,componentSku,quantity\n";

    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync() =>
        await SucceededAsync("/api/v1/products/imports", "sku\nA\nB\nC\nP\nX\nY\nZ\n");

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("P,X,5\nP,Y,many\n")]
    [InlineData("P,X,5\nP,.,1\n")]
    public async Task Bill_When_a_row_of_it_is_skipped_Then_the_stored_bill_stays(string rows)
    {
        await SucceededAsync(Boms, Header + "P,X,1\nP,Y,2\n");
        var result = await SucceededAsync(Boms + "?onError=skip", Header + rows + "A,Z,1\n");
        Assert.Equal(2, result.GetProperty("rejected").GetInt32());
        Assert.Equal(1, result.GetProperty("inserted").GetInt32());
        Assert.Equal(
            "belongs to the bill of P, which has an error in line 3.",
            result.GetProperty("errors")[0].GetProperty("message").GetString()
        );
        Assert.Equal(["X 1", "Y 2"], await BillAsync("P"));
        Assert.Equal(["Z 1"], await BillAsync("A"));
    }

    [Theory]
    [InlineData("P,X,5\n,Y,1\n")]
    [InlineData("P,X,5\nP,Y,1,,x\n")]
    [InlineData("P,X,5\nP,\"Y,1\n")]
    public async Task Bills_When_a_row_tells_not_whose_it_is_Then_nothing_is_stored(string rows)
    {
        await SucceededAsync(Boms, Header + "P,X,1\n");
        var problem = await ApiFixture.ProblemOf(
            await _api.PostAsync(Boms + "?onError=skip", Header + rows, "text/csv"),
            422
        );
        Assert.Equal("importRejected", problem.GetProperty("code").GetString());
        Assert.Equal(["X 1"], await BillAsync("P"));
    }

    [Fact]
    public async Task Cycle_When_it_is_skipped_Then_what_is_stored_instead_makes_none()
    {
        // Without A and B of the file, C would close a cycle with the stored bill of A
        await SucceededAsync(Boms, Header + "A,C,1\n");
        var result = await SucceededAsync(
            Boms + "?onError=skip",
            Header + "A,B,1\nB,A,1\nC,A,1\nP,X,1\n"
        );
        Assert.Equal(3, result.GetProperty("rejected").GetInt32());
        Assert.Equal(["C 1"], await BillAsync("A"));
        Assert.Empty(await BillAsync("C"));
        Assert.Equal(["X 1"], await BillAsync("P"));
    }

    [Fact]
    public async Task Cycles_When_there_are_several_Then_each_row_of_them_names_its_own()
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.PostAsync(
                Boms,
                Header + "P,A,1\nA,X,1\nA,B,1\nB,A,1\nY,Z,1\nZ,Y,1\n",
                "text/csv"
            ),
            422
        );
        var errors = problem.GetProperty("errors");
        Assert.Equal("is part of a cycle: A → B → A.", Message("lines[3]"));
        Assert.Equal("is part of a cycle: A → B → A.", Message("lines[4].componentSku"));
        Assert.Equal("is part of a cycle: A → B → A.", Message("lines[5].componentSku"));
        Assert.Equal("is part of a cycle: Y → Z → Y.", Message("lines[6].componentSku"));
        Assert.Equal("is part of a cycle: Y → Z → Y.", Message("lines[7].componentSku"));
        Assert.False(errors.TryGetProperty("lines[2]", out _), "P is on no cycle.");

        string? Message(string path) => errors.GetProperty(path)[0].GetString();
    }

    [Fact]
    public async Task Bill_When_it_is_deeper_than_any_stack_Then_it_is_stored_and_its_cycle_found()
    {
        const int Depth = 20_000;
        var skus = Enumerable.Range(0, Depth).Select(i => $"D{i:D5}").ToList();
        await SucceededAsync("/api/v1/products/imports", "sku\n" + string.Join('\n', skus));
        var chain = skus.Zip(skus.Skip(1)).Select(l => $"{l.First},{l.Second},1\n");
        var stored = await SucceededAsync(Boms, Header + string.Concat(chain));
        Assert.Equal(Depth - 1, stored.GetProperty("inserted").GetInt32());
        var problem = await ApiFixture.ProblemOf(
            await _api.PostAsync(Boms, Header + $"{skus[^1]},{skus[0]},1\n", "text/csv"),
            422
        );
        Assert.Contains("is part of a cycle: D", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Bill_When_it_has_more_lines_than_a_bill_may_Then_it_is_refused_as_by_PUT()
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.PostAsync(
                Boms,
                Header + string.Concat(Enumerable.Repeat("P,X,1\n", 1001)),
                "text/csv"
            ),
            422
        );
        Assert.Contains("1000", problem.GetProperty("detail").GetString());
    }

    private async Task<JsonElement> SucceededAsync(string path, string csv) =>
        await ApiFixture.SucceededAsync(await _api.PostAsync(path, csv, "text/csv"));

    private async Task<IEnumerable<string>> BillAsync(string sku) =>
        (await _api.GetJsonAsync($"/api/v1/products/{sku}/bom"))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(l =>
                $"{l.GetProperty("componentSku").GetString()} {l.GetProperty("quantity")}"
            );
}
