using System.Net;
using System.Text.RegularExpressions;

namespace ForecastApi.Tests.Access;

/// <summary>Signing in with a key sets a cookie that scripts cannot read.</summary>
public sealed partial class SignInTests(Callers callers) : IClassFixture<Callers>
{
    [Fact]
    public async Task Page_When_unauthenticated_Then_it_redirects_to_the_sign_in_and_back()
    {
        using var browser = Browser();
        using var refused = await AskAsync(browser, HttpMethod.Get, "/products?q=a");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal("/sign-in?back=%2Fproducts%3Fq%3Da", refused.Headers.Location!.ToString());
        using var signedIn = await SignInAsync(browser, callers.Key("reader"), "/products?q=a");
        Assert.Equal("/products?q=a", signedIn.Headers.Location!.ToString());
        var cookie = Assert.Single(
            signedIn.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("forecastapi=", StringComparison.Ordinal)
        );
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await AskAsync(browser, HttpMethod.Get, "/products?q=a");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var dashboard = await AskAsync(browser, HttpMethod.Get, "/hangfire");
        Assert.Equal(HttpStatusCode.Forbidden, dashboard.StatusCode);
    }

    [Fact]
    public async Task Page_When_signed_in_Then_it_shows_the_name_and_signs_out()
    {
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, callers.Key("reader"), "/products");
        using var page = await AskAsync(browser, HttpMethod.Get, "/products");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Signed in as", html, StringComparison.Ordinal);
        using var signedOut = await browser.PostAsync(
            "/sign-out",
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", Token().Match(html).Groups["token"].Value),
            ]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        using var refused = await AskAsync(browser, HttpMethod.Get, "/products");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);

        // A copy of the cookie is of no use
        using var replayed = await callers.Api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products",
            null,
            ("Cookie", CookieOf(signedIn))
        );
        await ApiFixture.ProblemOf(replayed, 401);
    }

    [Fact]
    public async Task Cookie_When_signed_in_Then_it_is_accepted_until_it_expires()
    {
        await using var own = new Callers();
        await own.InitializeAsync();
        using var browser = own.Api.CreateClient(
            new() { AllowAutoRedirect = false, HandleCookies = true }
        );
        using var signedIn = await SignInAsync(browser, own.Key("reader"), "/");
        var cookie = ("Cookie", CookieOf(signedIn));
        await ApiFixture.SucceededAsync(
            await own.Api.SendAsync(HttpMethod.Get, "/api/v1/products", null, cookie)
        );
        own.Api.Pass(TimeSpan.FromHours(13));
        await ApiFixture.ProblemOf(
            await own.Api.SendAsync(HttpMethod.Get, "/api/v1/products", null, cookie),
            401
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cookie_When_a_proxy_says_HTTPS_Then_it_is_secure_if_the_proxy_is_known(
        bool known
    )
    {
        await using var own = new Callers();
        own.Api.Settings[known ? "Proxy:Networks:0" : "Proxy:Addresses:0"] = known
            ? "192.0.2.0/24"
            : "198.51.100.1";
        await own.InitializeAsync();
        using var browser = own.Api.CreateClient(
            new() { AllowAutoRedirect = false, HandleCookies = true }
        );
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var form = await AskAsync(browser, HttpMethod.Get, "/sign-in");
        Assert.Equal(known, form.Headers.Contains("Strict-Transport-Security"));
        Assert.All(
            form.Headers.GetValues("Set-Cookie"),
            c => Assert.Equal(known, c.Contains("secure", StringComparison.OrdinalIgnoreCase))
        );
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Return_path_When_it_is_another_site_Then_it_is_the_overview(string back)
    {
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, callers.Key("reader"), back);
        Assert.Equal("/", signedIn.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Key_When_it_is_wrong_Then_the_page_reports_it()
    {
        using var browser = Browser();
        using var refused = await SignInAsync(browser, "fa_wrong", "/");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        var page = await Pages.PageText.OfAsync(refused);
        page.AssertSound();
        Assert.Contains("unknown, expired or revoked", page.Words);
    }

    [Fact]
    public async Task Sign_in_When_its_key_is_revoked_Then_it_ends()
    {
        var made = await callers.CreateAsync("reader");
        using var browser = Browser();
        using var signedIn = await SignInAsync(browser, made.GetProperty("key").GetString()!, "/");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var id = made.GetProperty("stored").GetProperty("id").GetString();
        await ApiFixture.SucceededAsync(
            await callers.AskAsync("admin", HttpMethod.Delete, "/api/v1/api-keys/" + id)
        );
        using var page = await AskAsync(browser, HttpMethod.Get, "/products");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task Form_When_it_comes_from_another_site_Then_the_sign_in_fails()
    {
        using var browser = Browser();
        using var answer = await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([new("key", callers.Key("admin"))]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string CookieOf(HttpResponseMessage signedIn) =>
        signedIn
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("forecastapi=", StringComparison.Ordinal))
            .Split(';')[0];

    private HttpClient Browser() =>
        callers.Api.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

    private static Task<HttpResponseMessage> AskAsync(
        HttpClient browser,
        HttpMethod method,
        string path
    )
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        return browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> SignInAsync(
        HttpClient browser,
        string key,
        string back
    )
    {
        using var form = await AskAsync(browser, HttpMethod.Get, "/sign-in");
        var token = Token().Match(await ApiFixture.TextOf(form)).Groups["token"].Value;
        return await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("key", key),
                new("back", back),
            ]),
            TestContext.Current.CancellationToken
        );
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();
}
