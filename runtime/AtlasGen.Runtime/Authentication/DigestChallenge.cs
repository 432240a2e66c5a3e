namespace AtlasGen.Runtime;

/// <summary>A challenge of the Digest scheme (RFC 7616 section 3.3).</summary>
/// <param name="Realm">The realm.</param>
/// <param name="Nonce">The nonce.</param>
/// <param name="Opaque">What is sent back as it came; <see langword="null"/> for nothing.</param>
/// <param name="Algorithm">The algorithm as the server wrote it; <see langword="null"/> where it named none, which means MD5.</param>
/// <param name="HasQop">Whether the quality of protection <c>auth</c> is offered; without any, the older form is used.</param>
/// <param name="IsStale">Only the nonce was too old; name and password were right.</param>
/// <param name="HashesUser">The user name is sent as a hash.</param>
internal sealed record DigestChallenge(
    string Realm,
    string Nonce,
    string? Opaque,
    string? Algorithm,
    bool HasQop,
    bool IsStale,
    bool HashesUser
)
{
    // The strongest first.
    private static readonly string[] Algorithms = ["SHA-256-sess", "SHA-256", "MD5-sess", "MD5"];

    /// <summary>The strongest challenge that can be answered; <see langword="null"/> when there is none.</summary>
    /// <param name="headers">The fields <c>WWW-Authenticate</c>; each may hold several challenges.</param>
    public static DigestChallenge? Choose(IEnumerable<string> headers) =>
        headers
            .SelectMany(ChallengeParser.Parse)
            .Where(challenge =>
                challenge.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase)
            )
            .Select(challenge => From(challenge.Parameters))
            .Where(challenge => challenge is not null)
            .OrderBy(challenge => Rank(challenge!.Algorithm))
            .FirstOrDefault();

    /// <summary>Whether a session algorithm keeps the first client nonce (RFC 7616 section 3.4.2).</summary>
    public bool IsSession =>
        Algorithm?.EndsWith("-sess", StringComparison.OrdinalIgnoreCase) ?? false;

    public bool IsSha256 =>
        Algorithm?.StartsWith("SHA-256", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Whether a text can be sent back as a nonce.</summary>
    public static bool IsNonce(string text) => text.Length > 0 && HeaderNames.IsValue(text);

    private static DigestChallenge? From(IReadOnlyDictionary<string, string> parameters)
    {
        var algorithm = parameters.GetValueOrDefault("algorithm");
        var qop = parameters.GetValueOrDefault("qop");
        var offersAuth =
            qop?.Split(',')
                .Any(item => item.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase))
            ?? false;
        var realm = parameters.GetValueOrDefault("realm", "");
        var opaque = parameters.GetValueOrDefault("opaque");
        // A server that insists on auth-int, or on an unknown algorithm, cannot be answered, nor one whose words no header
        // may repeat.
        return
            parameters.TryGetValue("nonce", out var nonce)
            && IsNonce(nonce)
            && HeaderNames.IsValue(realm + opaque)
            && Rank(algorithm) >= 0
            && (offersAuth || string.IsNullOrEmpty(qop))
            ? new(realm, nonce, opaque, algorithm, offersAuth, IsTrue("stale"), IsTrue("userhash"))
            : null;

        bool IsTrue(string name) =>
            "true".Equals(parameters.GetValueOrDefault(name), StringComparison.OrdinalIgnoreCase);
    }

    private static int Rank(string? algorithm) =>
        Array.FindIndex(
            Algorithms,
            known => known.Equals(algorithm ?? "MD5", StringComparison.OrdinalIgnoreCase)
        );
}
