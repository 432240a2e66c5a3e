using System.Runtime.CompilerServices;

namespace AtlasGen.Generator.Values;

/// <summary>Options for methods that decide how long a build without a compiler server takes.</summary>
internal static class ColdStart
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, which .NET Standard does not name. In a new process, a loop over
    /// millions of characters ends before the JIT would optimize the small methods that it calls.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512;
}
