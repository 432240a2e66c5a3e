using System.Globalization;
using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Reads headers of responses as Atlas writes them.</summary>
internal static class ResponseHeaders
{
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
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var delay = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    /// <summary>Atlas's code of an error; <see langword="null"/> if there is none.</summary>
    public static string? ErrorCode(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("X-Error-Code", out var values)
            ? values.ToString()
            : null;

    /// <summary>A date of HTTP; Atlas writes days of one digit, "Thu, 1 Jul 2027 00:00:00 GMT", which the strict format refuses.</summary>
    public static DateTimeOffset? Date(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
        && DateTimeOffset.TryParse(
            values.ToString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;

    /// <summary>A whole number.</summary>
    public static long? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
        && long.TryParse(
            values.ToString(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static bool IsSecret(string name) =>
        name.Equals("WWW-Authenticate", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Authentication-Info", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase);
}
