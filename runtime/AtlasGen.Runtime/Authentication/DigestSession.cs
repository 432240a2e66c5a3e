using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>A nonce and how often it was used (RFC 7616 section 3.4).</summary>
internal sealed class DigestSession
{
    private readonly DigestChallenge _challenge;
    private readonly string _userName;
    private readonly string _userHash;
    private readonly string _sessionNonce;
    private int _count;

    /// <summary>Begins to use a nonce.</summary>
    /// <param name="challenge">The challenge that brought it.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="clientNonce">A client nonce to use throughout, for the examples of the RFC; <see langword="null"/> for random ones.</param>
    public DigestSession(
        DigestChallenge challenge,
        string userName,
        string password,
        string? clientNonce = null
    )
    {
        _challenge = challenge;
        _userName = userName;
        FixedClientNonce = clientNonce;
        _sessionNonce = clientNonce ?? NewClientNonce();
        _userHash = Hash($"{userName}:{challenge.Realm}:{password}");
        if (challenge.IsSession)
        {
            _userHash = Hash($"{_userHash}:{challenge.Nonce}:{_sessionNonce}");
        }
    }

    private string? FixedClientNonce { get; }

    /// <summary>How many requests have used the nonce.</summary>
    public int Uses => Volatile.Read(ref _count);

    /// <summary>The same challenge with the nonce that the server wants next (RFC 7616 section 3.5).</summary>
    public DigestChallenge Next(string nonce) => _challenge with { Nonce = nonce, IsStale = false };

    /// <summary>The field <c>Authorization</c> for one request; the nonce count grows with each.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="target">Path and query as they stand on the wire.</param>
    public AuthenticationHeaderValue Authorize(string method, string target)
    {
        var count = Interlocked.Increment(ref _count).ToString("x8", CultureInfo.InvariantCulture);
        var clientNonce = _challenge.IsSession
            ? _sessionNonce
            : FixedClientNonce ?? NewClientNonce();
        var request = Hash($"{method}:{target}");
        var response = _challenge.HasQop
            ? Hash($"{_userHash}:{_challenge.Nonce}:{count}:{clientNonce}:auth:{request}")
            : Hash($"{_userHash}:{_challenge.Nonce}:{request}");
        var builder = new StringBuilder(256);
        AppendUserName(builder);
        AppendQuoted(builder.Append(", realm="), _challenge.Realm);
        AppendQuoted(builder.Append(", nonce="), _challenge.Nonce);
        AppendQuoted(builder.Append(", uri="), target);
        builder.Append(", response=\"").Append(response).Append('"');
        if (_challenge.Algorithm is { } algorithm)
        {
            builder.Append(", algorithm=").Append(algorithm);
        }

        if (_challenge.Opaque is { } opaque)
        {
            AppendQuoted(builder.Append(", opaque="), opaque);
        }

        if (_challenge.HasQop)
        {
            builder
                .Append(", qop=auth, nc=")
                .Append(count)
                .Append(", cnonce=\"")
                .Append(clientNonce)
                .Append('"');
        }
        else if (_challenge.IsSession)
        {
            builder.Append(", cnonce=\"").Append(clientNonce).Append('"');
        }

        return new("Digest", builder.ToString());
    }

    /// <summary>RFC 7616 section 3.4.4: a hash where the server wants one, an extended value where the name is not ASCII.</summary>
    private void AppendUserName(StringBuilder builder)
    {
        if (_challenge.HashesUser)
        {
            builder
                .Append("username=\"")
                .Append(Hash($"{_userName}:{_challenge.Realm}"))
                .Append("\", userhash=true");
        }
        else if (Ascii.IsValid(_userName))
        {
            AppendQuoted(builder.Append("username="), _userName);
        }
        else
        {
            builder.Append("username*=UTF-8''").Append(Uri.EscapeDataString(_userName));
        }
    }

    private static void AppendQuoted(StringBuilder builder, string value)
    {
        builder.Append('"');
        foreach (var c in value)
        {
            builder.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        }

        builder.Append('"');
    }

    private static string NewClientNonce() =>
        Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // Atlas offers MD5 and nothing else; SHA-256 is taken where a server has it.
        var hash = _challenge.IsSha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes);
#pragma warning restore CA5351
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
