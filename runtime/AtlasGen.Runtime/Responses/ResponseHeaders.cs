using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Reads headers of responses as Atlas writes them.</summary>
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

    /// <summary>All headers; those that carry nonces of the authentication are left out.</summary>
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

    /// <summary>The schemes of authentication that the server asks for (RFC 9110 section 11.6.1), as far as they are well known.</summary>
    public static IReadOnlyList<string> Schemes(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var fields))
        {
            return [];
        }

        // In an odd field, and behind a token68, values look like schemes; a server's values are not to be shown.
        var words = fields
            .SelectMany(ChallengeParser.Parse)
            .Select(challenge => challenge.Scheme)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. KnownSchemes.Where(words.Contains)];
    }

    /// <summary>How long to wait: seconds, or until a date (RFC 9110 section 10.2.3).</summary>
    /// <remarks>Seconds beyond a <see cref="TimeSpan"/> are its maximum: without them, the wait would be short.</remarks>
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

    /// <summary>Atlas's code of an error; <see langword="null"/> if there is none.</summary>
    public static string? ErrorCode(HttpResponseMessage response) =>
        First(response.Headers, "X-Error-Code", static text => text.Length > 0 ? text : null);

    /// <summary>A date, in all forms that servers write.</summary>
    public static DateTimeOffset? Date(
        IReadOnlyDictionary<string, string> headers,
        string name,
        TimeProvider time
    ) => headers.TryGetValue(name, out var value) ? HttpDate.Parse(value, time.GetUtcNow()) : null;

    /// <summary>A whole number; in front of the policies that drafts of the RateLimit headers put behind it, <c>100, 100;w=60</c>.</summary>
    public static long? Number(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var value)
        && long.TryParse(
            value.Split(',', ';')[0].Trim(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>The first of the fields of one name that has a value.</summary>
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
