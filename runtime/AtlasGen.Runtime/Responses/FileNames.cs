using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Reads the file name that a server suggests (RFC 6266), and makes it a valid file name without a folder on every system.</summary>
internal static class FileNames
{
    // The characters that Windows forbids; other systems forbid fewer.
    private const string Invalid = "<>:\"|?*";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>Returns the file name, or <see langword="null"/> if the server suggests none.</summary>
    public static string? Of(HttpContentHeaders headers)
    {
        var disposition = headers.ContentDisposition;
        return Clean(disposition?.FileNameStar) ?? Clean(Unquoted(disposition?.FileName));
    }

    // .NET keeps the quotes around some names, and the escape sequences in all names.
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
        // Windows drops trailing dots and spaces, so a name that consists of dots would be a folder.
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
