using System.Runtime.InteropServices;

namespace ForecastApi.Work.Computing;

/// <summary>Lowers the priority of threads.</summary>
internal static partial class ThreadPriorities
{
    /// <summary>About a tenth of the processor while threads of ordinary priority want all of it.</summary>
    private const int Niceness = 10;

    private const int OfProcess = 0;

    private const int CurrentThread = 0;

    /// <summary>Lowers the priority of the current thread for good.</summary>
    public static void LowerCurrent()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // .NET ignores the priority on Linux, where threads have only a niceness
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = SetPriority(OfProcess, CurrentThread, Niceness);
        }
        catch (Exception missing)
            when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Without the function, the threads compute at ordinary priority
        }
    }

    /// <summary>setpriority(2): Linux applies it to a thread although POSIX names a process.</summary>
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int niceness);
}
