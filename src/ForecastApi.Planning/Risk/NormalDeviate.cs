namespace ForecastApi.Planning.Risk;

/// <summary>Computes the inverse of the standard normal distribution function.</summary>
internal static class NormalDeviate
{
    private const double Ln2 = 0.693147180559945309;

    /// <summary>
    /// Returns the deviate at a probability, to about 7 digits (Wichura, 1988, algorithm AS 241, PPND7).
    /// </summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double FromProbability(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q
                * (
                    (
                        (((((59.109374720 * r) + 159.29113202) * r) + 50.434271938) * r)
                        + 3.3871327179
                    ) / ((((((67.187563600 * r) + 78.757757664) * r) + 17.895169469) * r) + 1)
                );
        }
        var tail = Math.Sqrt(-Log(q < 0 ? probability : 1 - probability));
        var deviate = tail <= 5 ? Near(tail - 1.6) : Far(tail - 5);
        return q < 0 ? -deviate : deviate;
    }

    private static double Near(double r) =>
        ((((((0.17023821103 * r) + 1.3067284816) * r) + 2.7568153900) * r) + 1.4234372777)
        / ((((0.12021132975 * r) + 0.73700164250) * r) + 1);

    private static double Far(double r) =>
        ((((((0.017337203997 * r) + 0.42868294337) * r) + 3.0812263860) * r) + 6.6579051150)
        / ((((0.012258202635 * r) + 0.24197894225) * r) + 1);

    // Math.Log (and so MathNet's inverse) differs between platforms. ln(m 2^e) = e ln 2 + 2 artanh((m - 1) / (m + 1)),
    // by its series.
    private static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble(
            (bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L
        );
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var k = 31; k >= 1; k -= 2)
            sum = (sum * square) + (1.0 / k);
        return (exponent * Ln2) + (2 * s * sum);
    }
}
