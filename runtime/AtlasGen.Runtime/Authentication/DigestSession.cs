using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Represents a nonce and counts its uses (RFC 7616 section 3.4).</summary>
internal sealed class DigestSession
{
    private readonly DigestChallenge _challenge;
    private readonly string _userName;
    private readonly string _userHash;
    private readonly string _sessionNonce;
    private int _count;

    /// <summary>Initializes a new instance of the <see cref="DigestSession"/> class.</summary>
    /// <param name="challenge">The challenge that contains the nonce.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="clientNonce">The client nonce for all requests, as in the examples of the RFC, or <see langword="null"/> for random client nonces.</param>
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

    /// <summary>Gets the number of requests that have used the nonce.</summary>
    public int Uses => Volatile.Read(ref _count);

    /// <summary>Returns the challenge with the nonce that the server requires next (RFC 7616 section 3.5).</summary>
    public DigestChallenge Next(string nonce) => _challenge with { Nonce = nonce, IsStale = false };

    /// <summary>Returns the <c>Authorization</c> header for one request, and increments the nonce count.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="target">The path and the query exactly as they are sent.</param>
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

    /// <summary>Appends the user name (RFC 7616 section 3.4.4): as a hash if the server requires one, and as an extended value if it is not ASCII.</summary>
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
#pragma warning disable CA5351 // Atlas offers only MD5. The client uses SHA-256 if a server offers it.
        var hash = _challenge.IsSha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes);
#pragma warning restore CA5351
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
