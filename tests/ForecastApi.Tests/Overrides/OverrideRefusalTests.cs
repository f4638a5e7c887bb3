using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Overrides;

/// <summary>A rejected override is not stored.</summary>
public sealed class OverrideRefusalTests(ForecastedCompany company)
    : IClassFixture<ForecastedCompany>
{
    [Theory]
    [InlineData("""{ "quantity": -1, "reason": "r", "author": "a" }""", 400, "quantity")]
    [InlineData("""{ "quantity": 1, "reason": " ", "author": "a" }""", 400, "reason")]
    [InlineData("""{ "quantity": 1, "reason": "r", "author": "" }""", 400, "author")]
    [InlineData("""{ "quantity": 1, "reason": "r" }""", 400, "author")]
    [InlineData(
        """{ "quantity": 1, "reason": "r", "author": "a", "expires": "2026-01-15" }""",
        400,
        "expires"
    )]
    [InlineData("""{ "quantity": 1, "reason": "r", "author": "a", "colour": 1 }""", 400, "colour")]
    public async Task Override_When_a_field_is_invalid_Then_the_error_names_it(
        string body,
        int status,
        string field
    )
    {
        var answer = await company.Api.SendAsync(
            HttpMethod.Put,
            "/api/v1/products/WAVE/overrides/2026-03",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );
        var problem = await ApiFixture.ProblemOf(answer, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        var list = await company.Api.GetJsonAsync("/api/v1/overrides");
        Assert.Empty(list.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("/api/v1/products/WAVE/overrides/2025-12", 422)]
    [InlineData("/api/v1/products/WAVE/overrides/2027-01", 422)]
    [InlineData("/api/v1/products/WAVE/overrides/2026-13", 400)]
    [InlineData("/api/v1/products/NOBODY/overrides/2026-03", 404)]
    public async Task Override_When_its_month_is_not_forecast_Then_it_is_rejected(
        string place,
        int status
    ) =>
        await ApiFixture.ProblemOf(
            await company.Api.PutAsync(
                place,
                new
                {
                    quantity = 1,
                    reason = "r",
                    author = "a",
                }
            ),
            status
        );
}
