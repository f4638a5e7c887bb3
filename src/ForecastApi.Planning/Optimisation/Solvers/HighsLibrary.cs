using System.Reflection;
using System.Runtime.InteropServices;

namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>
/// The functions of HiGHS (Huangfu and Hall 2018) that the library within the package of OR-Tools exports. The classes of
/// OR-Tools cannot interrupt HiGHS, and return nothing from a search that runs out of time.
/// </summary>
/// <remarks>The functions are those of <c>highs_c_api.h</c>, with 32-bit integers.</remarks>
internal static class HighsLibrary
{
    /// <summary>The callback that a search calls regularly; its answer ends the search.</summary>
    public const int InterruptCallback = 6;

    private const string Name = "highs";

    // The names under which the package contains it on Linux, macOS and Windows.
    private static readonly string[] FileNames = ["libhighs.so.1", "libhighs.1.dylib", "highs.dll"];

    static HighsLibrary() =>
        NativeLibrary.SetDllImportResolver(typeof(HighsLibrary).Assembly, Load);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate void Callback(int type, nint message, nint output, nint input, nint data);

    [DllImport(Name, EntryPoint = "Highs_create")]
    public static extern nint Create();

    [DllImport(Name, EntryPoint = "Highs_destroy")]
    public static extern void Destroy(nint highs);

    [DllImport(Name, EntryPoint = "Highs_run")]
    public static extern int Run(nint highs);

    [DllImport(Name, EntryPoint = "Highs_passMip")]
    public static extern int PassMip(
        nint highs,
        int columns,
        int rows,
        int nonzeros,
        int format,
        int sense,
        double offset,
        double[] cost,
        double[] columnLower,
        double[] columnUpper,
        double[] rowLower,
        double[] rowUpper,
        int[] starts,
        int[] indices,
        double[] coefficients,
        int[] integrality
    );

    [DllImport(Name, EntryPoint = "Highs_setBoolOptionValue")]
    public static extern int SetOption(
        nint highs,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string option,
        [MarshalAs(UnmanagedType.Bool)] bool value
    );

    [DllImport(Name, EntryPoint = "Highs_setIntOptionValue")]
    public static extern int SetOption(
        nint highs,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string option,
        int value
    );

    [DllImport(Name, EntryPoint = "Highs_setDoubleOptionValue")]
    public static extern int SetOption(
        nint highs,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string option,
        double value
    );

    [DllImport(Name, EntryPoint = "Highs_setStringOptionValue")]
    public static extern int SetOption(
        nint highs,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string option,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value
    );

    [DllImport(Name, EntryPoint = "Highs_setSolution")]
    public static extern int SetSolution(
        nint highs,
        double[] columnValues,
        double[]? rowValues,
        double[]? columnDuals,
        double[]? rowDuals
    );

    [DllImport(Name, EntryPoint = "Highs_getSolution")]
    public static extern int GetSolution(
        nint highs,
        double[] columnValues,
        double[]? columnDuals,
        double[]? rowValues,
        double[]? rowDuals
    );

    [DllImport(Name, EntryPoint = "Highs_getModelStatus")]
    public static extern int GetModelStatus(nint highs);

    [DllImport(Name, EntryPoint = "Highs_getIntInfoValue")]
    public static extern int GetInfo(
        nint highs,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string info,
        out int value
    );

    [DllImport(Name, EntryPoint = "Highs_getDoubleInfoValue")]
    public static extern int GetInfo(
        nint highs,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string info,
        out double value
    );

    [DllImport(Name, EntryPoint = "Highs_setCallback")]
    public static extern int SetCallback(nint highs, Callback callback, nint data);

    [DllImport(Name, EntryPoint = "Highs_startCallback")]
    public static extern int StartCallback(nint highs, int type);

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
            return nint.Zero;
        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out var library))
                return library;
        }
        throw new PlatformNotSupportedException(
            "OR-Tools does not provide HiGHS on this platform."
        );
    }
}
