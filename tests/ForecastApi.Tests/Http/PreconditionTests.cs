using ForecastApi.Http;
using Microsoft.AspNetCore.Http;

namespace ForecastApi.Tests.Http;

public sealed class PreconditionTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, null, "\"a\"")]
    [InlineData("\"a\"", null, "\"a\"")]
    [InlineData("\"b\", \"a\"", null, "\"a\"")]
    [InlineData("*", null, "\"a\"")]
    [InlineData(null, "*", null)]
    public void Check_When_the_stored_version_meets_it_Then_it_passes(
        string? ifMatch,
        string? ifNoneMatch,
        string? stored
    ) => Precondition.From(Request(ifMatch, ifNoneMatch)).Check(stored);

    [Theory]
    [InlineData("\"a\"", null, "\"b\"")]
    [InlineData("\"a\"", null, null)]
    [InlineData("*", null, null)]
    [InlineData("not a tag", null, "\"a\"")]
    [InlineData(null, "*", "\"a\"")]
    [InlineData("\"a\"", "*", "\"a\"")]
    public void Check_When_the_stored_version_does_not_meet_it_Then_it_is_412(
        string? ifMatch,
        string? ifNoneMatch,
        string? stored
    )
    {
        var problem = Assert.Throws<ProblemException>(() =>
            Precondition.From(Request(ifMatch, ifNoneMatch)).Check(stored)
        );
        Assert.Equal(412, problem.Status);
    }

    private static HttpRequest Request(string? ifMatch, string? ifNoneMatch)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = ifMatch;
        request.Headers.IfNoneMatch = ifNoneMatch;
        return request;
    }
}
