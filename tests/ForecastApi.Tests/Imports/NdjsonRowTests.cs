using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>The kinds of values in a row of NDJSON.</summary>
public sealed class NdjsonRowTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("""{"sku":"A","sku":"B","date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":1,"quantity":2}""", "quantity")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":1,"channel":{"a":1}}""", "channel")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":1,"channel":5}""", "channel")]
    [InlineData("""{"sku":["A"],"date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":{"id":1},"date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":null,"date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":1e3,"date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":"\u200b","date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":"A","date":null,"quantity":1}""", "date")]
    [InlineData("""{"sku":"A","date":{"y":2026},"quantity":1}""", "date")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":null}""", "quantity")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":"many"}""", "quantity")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":1,"channel":true}""", "channel")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":1,"stockout":false}""", "stockout")]
    [InlineData("""{"sku":1.5,"date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":true,"date":"2026-01-05","quantity":1}""", "sku")]
    [InlineData("""{"sku":"A","date":20260105,"quantity":1}""", "date")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":[1]}""", "quantity")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":true}""", "quantity")]
    [InlineData("""{"sku":"A","date":"2026-01-05","quantity":1,"unitPrice":{}}""", "unitPrice")]
    public async Task Row_When_a_value_is_of_another_kind_or_twice_Then_it_is_bad(
        string row,
        string field
    )
    {
        var problem = await ApiFixture.ProblemOf(await ImportAsync(row), 422);
        Assert.True(
            problem.GetProperty("errors").TryGetProperty($"lines[1].{field}", out _),
            problem.GetRawText()
        );
    }

    [Theory]
    [InlineData("""{"sku":"7","date":"2026-01-05","quantity":1}""")]
    [InlineData("""{"sku":7,"date":"2026-01-05","quantity":"1.5"}""")]
    [InlineData(
        """{"sku":"7","date":"2026-01-05","quantity":1e2,"channel":null,"unitPrice":"3"}"""
    )]
    public async Task Row_When_its_values_are_of_the_right_kind_Then_it_is_stored(string row)
    {
        await ApiFixture.SucceededAsync(await ImportAsync(row));
        await _api.GetJsonAsync("/api/v1/products/7");
    }

    private Task<HttpResponseMessage> ImportAsync(string row) =>
        _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/sales/imports",
            new StringContent(row + "\n", Encoding.UTF8, "application/x-ndjson")
        );
}
