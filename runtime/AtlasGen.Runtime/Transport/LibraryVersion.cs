using System.Reflection;

namespace AtlasGen.Runtime;

/// <summary>Provides the version of the library, for the server and for telemetry.</summary>
internal static class LibraryVersion
{
    /// <summary>The version without the commit, such as <c>1.2.3</c>.</summary>
    public static readonly string Text =
        typeof(LibraryVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";
}
