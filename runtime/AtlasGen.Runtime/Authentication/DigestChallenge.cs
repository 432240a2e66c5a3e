namespace AtlasGen.Runtime;

/// <summary>Represents a challenge of the Digest scheme (RFC 7616 section 3.3).</summary>
/// <param name="Realm">The realm.</param>
/// <param name="Nonce">The nonce.</param>
/// <param name="Opaque">The value that is sent back unchanged, or <see langword="null"/> for none.</param>
/// <param name="Algorithm">The algorithm as the server wrote it, or <see langword="null"/> if it named none, which means MD5.</param>
/// <param name="HasQop">Whether the server offers the quality of protection <c>auth</c>. If it offers none, the older form is used.</param>
/// <param name="IsStale">Whether only the nonce had expired, and the user name and the password were right.</param>
/// <param name="HashesUser">Whether the user name is sent as a hash.</param>
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

    /// <summary>Returns the strongest supported challenge, or <see langword="null"/> if there is none.</summary>
    /// <param name="headers">The <c>WWW-Authenticate</c> headers, each of which may contain several challenges.</param>
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

    /// <summary>Gets a value that indicates whether the algorithm is a session algorithm, which keeps the first client nonce (RFC 7616 section 3.4.2).</summary>
    public bool IsSession =>
        Algorithm?.EndsWith("-sess", StringComparison.OrdinalIgnoreCase) ?? false;

    public bool IsSha256 =>
        Algorithm?.StartsWith("SHA-256", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Determines whether a text can be sent back as a nonce.</summary>
    public static bool IsNonce(string text) => text.Length > 0 && HeaderRules.IsValue(text);

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
        // The client does not support auth-int or an unknown algorithm, and cannot repeat values that are not allowed in a
        // header.
        return
            parameters.TryGetValue("nonce", out var nonce)
            && IsNonce(nonce)
            && HeaderRules.IsValue(realm + opaque)
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
