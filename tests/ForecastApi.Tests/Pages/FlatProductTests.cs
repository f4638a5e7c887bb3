using System.Net;

namespace ForecastApi.Tests.Pages;

/// <summary>Forecasts whose band has zero width, and malformed forms.</summary>
public sealed class FlatProductTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                Http.TestHistory.Header
                    + Http.TestHistory.Constant("FLAT", 36, 7)
                    + Http.TestHistory.Constant("OVER", 36, 9)
                    + "ZERO,2025-12-01,0\n"
            )
        );
        await _api.StoreAsync("/api/v1/products/OVER", new { status = "discontinued" });
        await _api.RunForecastAsync(new { horizon = 6 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/products/FLAT")]
    [InlineData("/products/OVER")]
    [InlineData("/products/ZERO")]
    public async Task Page_When_the_band_has_zero_width_Then_it_renders(string path)
    {
        using var answer = await _api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
    }

    [Theory]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut"
    )]
    [InlineData("multipart/form-data", "a=1")]
    [InlineData("text/plain", "a=1")]
    public async Task Form_When_it_is_malformed_Then_it_returns_400(string type, string body)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _api.SendAsync(
            HttpMethod.Post,
            "/products/FLAT/overrides",
            content
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
    }
}
