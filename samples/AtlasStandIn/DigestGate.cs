using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasGen.Samples.StandIn;

/// <summary>Implements HTTP digest (RFC 7616) as Atlas requires it: MD5, quality of protection <c>auth</c>, and an empty domain.</summary>
internal sealed partial class DigestGate(
    string publicKey,
    string privateKey,
    AtlasStandInOptions options
)
{
    private const string Realm = "MMS Public API";

    private readonly ConcurrentDictionary<string, Nonce> _nonces = new();

    /// <summary>Returns the caller, or <see langword="null"/> if the digest is missing, wrong, or expired.</summary>
    public string? Authenticate(StandInRequest request)
    {
        var fields = Parse(request.Authorization);
        return IsRight(fields, request) && IsFresh(fields) ? publicKey : null;
    }

    /// <summary>Returns a challenge.</summary>
    public Reply Challenge(StandInRequest request)
    {
        var fields = Parse(request.Authorization);
        // The digest is right, and only its nonce is no longer valid.
        var stale = IsRight(fields, request) && !IsFresh(fields);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        _nonces[nonce] = new(options.TimeProvider.GetUtcNow());
        var error = Reply.Error(
            401,
            "UNEXPECTED_ERROR",
            "This resource needs credentials that are known here."
        );
        return error with
        {
            Challenge =
                $"Digest realm=\"{Realm}\", domain=\"\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\", stale={(stale ? "true" : "false")}",
        };
    }

    private bool IsRight(Dictionary<string, string> fields, StandInRequest request)
    {
        var user = Hash($"{publicKey}:{Realm}:{privateKey}");
        var resource = Hash($"{request.Method}:{request.Target}");
        var expected = Hash(
            $"{user}:{Field("nonce")}:{Field("nc")}:{Field("cnonce")}:auth:{resource}"
        );
        return Field("username") == publicKey
            && Field("realm") == Realm
            && Field("uri") == request.Target
            && Field("qop") == "auth"
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(expected),
                Encoding.UTF8.GetBytes(Field("response"))
            );

        string Field(string name) => fields.GetValueOrDefault(name, "");
    }

    /// <summary>Determines whether a nonce is valid. Each of its counts is valid once; those of concurrent calls may arrive out of order.</summary>
    private bool IsFresh(Dictionary<string, string> fields) =>
        _nonces.TryGetValue(fields.GetValueOrDefault("nonce", ""), out var nonce)
        && options.TimeProvider.GetUtcNow() - nonce.IssuedAt < options.NonceLifetime
        && uint.TryParse(
            fields.GetValueOrDefault("nc"),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture,
            out var count
        )
        && nonce.Use(count);

    private static Dictionary<string, string> Parse(string authorization)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(authorization))
        {
            fields[match.Groups["name"].Value] = match.Groups["quoted"].Success
                ? Regex.Unescape(match.Groups["quoted"].Value)
                : match.Groups["token"].Value;
        }

        return fields;
    }

#pragma warning disable CA5351 // Atlas requires MD5.
    private static string Hash(string text) =>
        Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
#pragma warning restore CA5351

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(?:""(?<quoted>(?:[^""\\]|\\.)*)""|(?<token>[^\s,]+))")]
    private static partial Regex Parameter();

    private sealed class Nonce(DateTimeOffset issuedAt)
    {
        private readonly HashSet<uint> _counts = [];

        public DateTimeOffset IssuedAt => issuedAt;

        public bool Use(uint count)
        {
            lock (_counts)
            {
                return _counts.Add(count);
            }
        }
    }
}
