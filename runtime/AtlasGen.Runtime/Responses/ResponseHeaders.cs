using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Reads response headers as Atlas writes them.</summary>
internal static class ResponseHeaders
{
    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.");

    private static readonly string[] KnownSchemes =
    [
        "Basic",
        "Bearer",
        "Digest",
        "DPoP",
        "Negotiate",
        "NTLM",
    ];

    /// <summary>Returns all headers except those with authentication data or cookies.</summary>
    public static IReadOnlyDictionary<string, string> All(HttpResponseMessage response)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.NonValidated)
        {
            if (!IsSecret(header.Key))
            {
                all[header.Key] = header.Value.ToString();
            }
        }

        foreach (var header in response.Content.Headers.NonValidated)
        {
            all[header.Key] = header.Value.ToString();
        }

        return all;
    }

    /// <summary>Returns the well-known authentication schemes that the server accepts (RFC 9110 section 11.6.1).</summary>
    public static IReadOnlyList<string> Schemes(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var fields))
        {
            return [];
        }

        // In a malformed header, and after a token68, values look like schemes, and the server's values must not be shown.
        var words = fields
            .SelectMany(ChallengeParser.Parse)
            .Select(challenge => challenge.Scheme)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. KnownSchemes.Where(words.Contains)];
    }

    /// <summary>Returns the time to wait, which the header states in seconds or as a date (RFC 9110 section 10.2.3).</summary>
    /// <remarks>A number that exceeds a <see cref="TimeSpan"/> becomes its maximum. If it were ignored, the wait would be short.</remarks>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return First(response.Headers, "Retry-After", text => Seconds(text) ?? Until(text));

        static TimeSpan? Seconds(string text)
        {
            if (text.Length == 0 || text.AsSpan().ContainsAnyExcept(Decimal))
            {
                return null;
            }

            return !double.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var seconds
                )
                    ? null
                : seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue;
        }

        TimeSpan? Until(string text)
        {
            var delay = HttpDate.Parse(text, now) - now;
            return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
        }
    }

    /// <summary>Returns the Atlas error code, or <see langword="null"/> if there is none.</summary>
    public static string? ErrorCode(HttpResponseMessage response) =>
        First(response.Headers, "X-Error-Code", static text => text.Length > 0 ? text : null);

    /// <summary>Returns a date in any of the formats that servers write, or <see langword="null"/> if there is none.</summary>
    public static DateTimeOffset? Date(
        IReadOnlyDictionary<string, string> headers,
        string name,
        TimeProvider time
    ) => headers.TryGetValue(name, out var value) ? HttpDate.Parse(value, time.GetUtcNow()) : null;

    /// <summary>Returns an integer, without the policies that drafts of the RateLimit headers append, as in <c>100, 100;w=60</c>.</summary>
    public static long? Number(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var value) ? Number(value) : null;

    /// <summary>Determines whether a response states that the server would reject further calls (<c>RateLimit-Remaining: 0</c>).</summary>
    public static bool IsExhausted(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("RateLimit-Remaining", out var values)
        && Number(values.ToString()) == 0;

    private static long? Number(string value)
    {
        var end = value.AsSpan().IndexOfAny(',', ';');
        return long.TryParse(
            (end < 0 ? value : value.AsSpan(0, end)).Trim(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    /// <summary>Returns the value of the first header with a name that has a valid value.</summary>
    private static T? First<T>(HttpResponseHeaders headers, string name, Func<string, T?> read)
    {
        if (headers.NonValidated.TryGetValues(name, out var values))
        {
            foreach (var value in values)
            {
                if (read(value.Trim()) is { } found)
                {
                    return found;
                }
            }
        }

        return default;
    }

    private static bool IsSecret(string name) =>
        name.Equals("WWW-Authenticate", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Authentication-Info", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase);
}
