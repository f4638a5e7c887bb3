using ForecastApi.Common;

namespace ForecastApi.Tests.Imports;

/// <summary>The stored form of a code.</summary>
public sealed class CodeTextTests
{
    [Theory]
    [InlineData("AX-1", "AX-1")]
    [InlineData("  AX 1\t", "AX 1")]
    [InlineData("AX\u200B-1", "AX-1")]
    [InlineData("\uFEFFAX-1", "AX-1")]
    [InlineData("A\u00ADX-1\u00A0", "AX-1")]
    [InlineData(" \u200B AX-1", "AX-1")]
    [InlineData("Gro\u0308ße", "Größe")]
    [InlineData("e\u200D\u0301", "é")]
    [InlineData("A\U000E0041B", "AB")]
    [InlineData("A%2FB", "A%2FB")]
    [InlineData("\u200B", "")]
    public void Code_When_cleaned_twice_Then_it_has_its_stored_form(string given, string stored)
    {
        Assert.Equal(stored, CodeText.Clean(given));
        Assert.Equal(stored, CodeText.Clean(stored));
    }

    [Fact]
    public void Code_When_it_has_an_unpaired_surrogate_Then_it_is_left_for_the_rules_to_refuse() =>
        Assert.Equal("A\uD800\u200B", CodeText.Clean(" A\uD800\u200B "));

    [Fact]
    public void Code_When_it_is_ASCII_Then_nothing_is_allocated()
    {
        const string Code = "AX-1/2 %20";
        CodeText.Clean(Code);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            CodeText.Clean(Code);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
