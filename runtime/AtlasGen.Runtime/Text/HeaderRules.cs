using System.Buffers;

namespace AtlasGen.Runtime;

/// <summary>Checks header names and values, so that they cannot add other headers or a request.</summary>
internal static class HeaderRules
{
    // The token of RFC 9110 section 5.6.2.
    private static readonly SearchValues<char> Token = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private static readonly string[] Reserved =
    [
        "Accept",
        "Authorization",
        "Connection",
        "Host",
        "Proxy-Authorization",
        "Transfer-Encoding",
        "User-Agent",
    ];

    /// <summary>Throws if a header cannot be sent.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The value, which the message does not contain.</param>
    /// <param name="parameter">
    /// The parameter that contains the value. The default is <paramref name="name"/>, because generated methods have a parameter
    /// for the header.
    /// </param>
    public static void ThrowIfInvalid(string name, string value, string? parameter = null)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Token))
        {
            throw new ArgumentException(
                "The header name is empty or contains a character that is not allowed (RFC 9110 section 5.1). Use only letters, digits, and hyphens.",
                nameof(name)
            );
        }

        if (!IsValue(value))
        {
            throw new ArgumentException(
                $"The value of the header '{name}' contains a character that is not allowed. Use only printable ASCII characters.",
                parameter ?? name
            );
        }
    }

    /// <summary>
    /// Determines whether a value is valid for a header. A line break in it would let its author add a header or a request, and
    /// .NET does not send characters that are not ASCII.
    /// </summary>
    public static bool IsValue(string value) =>
        !value.Any(c => (char.IsControl(c) && c != '\t') || c > '\u007e');

    public static void ThrowIfReserved(string name)
    {
        if (IsReserved(name))
        {
            throw new ArgumentException(
                $"The client sets the header '{name}' itself. Remove it from AtlasRequestOptions.Headers.",
                nameof(name)
            );
        }
    }

    /// <summary>Determines whether credentials may be sent in a header: .NET allows it in a request, and the client does not set it.</summary>
    public static bool CanAuthenticate(string name)
    {
        using var message = new HttpRequestMessage();
        return (
                name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
                || !IsReserved(name)
            ) && message.Headers.TryAddWithoutValidation(name, "");
    }

    private static bool IsReserved(string name) =>
        Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);
}
