using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Reads the name that a server proposes for a file (RFC 6266), so that it is a name on each system, and nothing else.</summary>
internal static class FileNames
{
    // Those of Windows; other systems forbid fewer.
    private const string Invalid = "<>:\"|?*";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>Returns the name; <see langword="null"/> if the server proposes none.</summary>
    public static string? Of(HttpContentHeaders headers)
    {
        var disposition = headers.ContentDisposition;
        return Clean(disposition?.FileNameStar) ?? Clean(Unquoted(disposition?.FileName));
    }

    // .NET leaves the quotes around some names, and the escapes within all of them.
    private static string? Unquoted(string? name) =>
        (name is ['"', .., '"'] ? name[1..^1] : name)?.Replace(
            "\\\"",
            "\"",
            StringComparison.Ordinal
        );

    private static string? Clean(string? name)
    {
        if (name is null)
        {
            return null;
        }

        // A name from a server must not choose a folder.
        name = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        name = string.Concat(
            name.Select(c =>
                char.IsControl(c) || Invalid.Contains(c, StringComparison.Ordinal) ? '_' : c
            )
        );
        // Windows drops what is at the end, and so a name of dots is a folder.
        name = name.Trim(' ').TrimEnd('.', ' ');
        return name.Length == 0 ? null
            : IsDevice(name.Split('.')[0].TrimEnd(' ')) ? "_" + name
            : name;
    }

    private static bool IsDevice(string name) =>
        Array.Exists(
            Devices,
            device =>
                name.StartsWith(device, StringComparison.OrdinalIgnoreCase)
                && (
                    device is "COM" or "LPT"
                        ? name.Length == 4 && char.IsAsciiDigit(name[3])
                        : name.Length == 3
                )
        );
}
