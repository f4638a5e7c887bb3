namespace ForecastApi.Tests.Http;

/// <summary>
/// A company with a finished run of 12 months as of 2025-12. TABLE sells 100 and BENCH 50 in every month, WAVE has
/// trend and season. A table takes 2 FRAMEs and 1 SCREW (a fifth of them lost), a frame 3 SCREWs (a quarter lost), a
/// bench 1 SCREW.
/// </summary>
public sealed class ForecastedCompany : IAsyncLifetime
{
    public ApiFixture Api { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Api.StoreAsync("/api/v1/products/TABLE", new { category = "furniture" });
        await Api.StoreAsync("/api/v1/products/BENCH", new { category = "furniture" });
        await Api.StoreAsync("/api/v1/products/WAVE", new { category = "other" });
        await Api.StoreAsync("/api/v1/products/FRAME", new { });
        await Api.StoreAsync("/api/v1/products/SCREW", new { });
        await BillAsync("FRAME", ("SCREW", 3, 0.25m));
        await BillAsync("TABLE", ("FRAME", 2, 0), ("SCREW", 1, 0.2m));
        await BillAsync("BENCH", ("SCREW", 1, 0));
        await ApiFixture.SucceededAsync(
            await Api.ImportAsync(
                TestHistory.Header
                    + TestHistory.Constant("TABLE", 48, 100)
                    + TestHistory.Constant("BENCH", 48, 50)
                    + TestHistory.Seasonal("WAVE", 48)
            )
        );
        var run = await Api.RunForecastAsync(new { horizon = 12 });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private Task BillAsync(
        string sku,
        params (string Component, decimal Quantity, decimal Scrap)[] lines
    ) =>
        Api.StoreAsync(
            $"/api/v1/products/{sku}/bom",
            new
            {
                lines = lines.Select(l => new
                {
                    componentSku = l.Component,
                    quantity = l.Quantity,
                    scrapRate = l.Scrap,
                }),
            }
        );
}
