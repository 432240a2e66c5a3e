using System.Buffers;

namespace AtlasGen.Runtime;

/// <summary>Keeps header names and values from being more than that.</summary>
internal static class HeaderNames
{
    // token of RFC 9110 section 5.6.2
    private static readonly SearchValues<char> Token = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private static readonly string[] Reserved =
    [
        "Accept",
        "Authorization",
        "Connection",
        "Cookie",
        "Host",
        "Proxy-Authorization",
        "Transfer-Encoding",
        "User-Agent",
    ];

    public static void ThrowIfInvalid(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Token))
        {
            throw new ArgumentException(
                "This is no name of a header (RFC 9110 section 5.1).",
                nameof(name)
            );
        }

        if (!IsValue(value))
        {
            throw new ArgumentException(
                $"The value of the header '{name}' holds characters that no header may.",
                nameof(value)
            );
        }
    }

    /// <summary>
    /// Whether a header may have the value: a line end in it would begin a header, or a request, of whoever wrote it, and
    /// what is no ASCII is not sent by .NET.
    /// </summary>
    public static bool IsValue(string value) =>
        !value.Any(c => (char.IsControl(c) && c != '\t') || c > '\u007e');

    public static void ThrowIfReserved(string name)
    {
        if (
            Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
            || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new ArgumentException(
                $"The header '{name}' is set by the client itself.",
                nameof(name)
            );
        }
    }
}
