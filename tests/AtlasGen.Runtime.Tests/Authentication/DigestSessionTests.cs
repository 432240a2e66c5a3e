namespace AtlasGen.Runtime.Tests.Authentication;

public class DigestSessionTests
{
    [Theory]
    // RFC 7616 section 3.9.1
    [InlineData(
        "MD5",
        "auth, auth-int",
        "http-auth@example.org",
        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "Circle of Life",
        "8ca523f5e9506fed4657c9700eebdbec"
    )]
    [InlineData(
        "SHA-256",
        "auth, auth-int",
        "http-auth@example.org",
        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "Circle of Life",
        "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    )]
    // RFC 2617 section 3.5
    [InlineData(
        null,
        "auth,auth-int",
        "testrealm@host.com",
        "dcd98b7102dd2f0e8b11d0f600bfb0c093",
        "0a4f113b",
        "Circle Of Life",
        "6629fae49393a05397450978507c4ef1"
    )]
    // RFC 2069 section 2.4, with the response of its erratum
    [InlineData(
        null,
        null,
        "testrealm@host.com",
        "dcd98b7102dd2f0e8b11d0f600bfb0c093",
        "",
        "CircleOfLife",
        "1949323746fe6a43ef61f9606e7febea"
    )]
    public void The_examples_of_the_RFCs(
        string? algorithm,
        string? qop,
        string realm,
        string nonce,
        string clientNonce,
        string password,
        string response
    )
    {
        var field =
            $"Digest realm=\"{realm}\", nonce=\"{nonce}\""
            + (algorithm is null ? "" : $", algorithm={algorithm}")
            + (qop is null ? "" : $", qop=\"{qop}\"");
        var challenge = DigestChallenge.Choose([field])!;
        var session = new DigestSession(challenge, "Mufasa", password, clientNonce);
        var fields = Fields(session.Authorize("GET", "/dir/index.html").Parameter!);
        Assert.Equal(response, fields["response"]);
        Assert.Equal("/dir/index.html", fields["uri"]);
        Assert.Equal(qop is null ? null : "00000001", fields.GetValueOrDefault("nc"));
        Assert.Equal(algorithm, fields.GetValueOrDefault("algorithm"));
    }

    [Fact]
    public void The_count_grows_with_every_use()
    {
        var session = Session("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"", "u");
        Assert.Equal(
            ["00000001", "00000002", "00000003"],
            Enumerable
                .Range(0, 3)
                .Select(_ => Fields(session.Authorize("GET", "/").Parameter!)["nc"])
        );
    }

    [Fact]
    public void A_name_outside_ASCII_is_sent_as_an_extended_value()
    {
        var session = Session(
            "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", charset=UTF-8",
            "Jäsøn Doe"
        );
        Assert.StartsWith(
            "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, ",
            session.Authorize("GET", "/").Parameter,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_is_hashed_where_the_server_wants_it()
    {
        // RFC 7616 section 3.4.4: H(unq(username) ":" unq(realm)), here with MD5.
        var session = Session(
            "Digest realm=\"testrealm@host.com\", nonce=\"n\", qop=\"auth\", userhash=true",
            "Mufasa"
        );
        var fields = Fields(session.Authorize("GET", "/").Parameter!);
        Assert.Equal("true", fields["userhash"]);
        Assert.Equal(32, fields["username"].Length);
        Assert.DoesNotContain("Mufasa", fields["username"], StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_in_realm_and_nonce_are_escaped_on_the_way_back()
    {
        var session = Session(
            "Digest realm=\"a \\\"b\\\" \\\\ c, d\", nonce=\"n,1\", qop=\"auth\", opaque=\"\"",
            "u\"1"
        );
        var parameter = session.Authorize("GET", "/").Parameter!;
        Assert.Contains("realm=\"a \\\"b\\\" \\\\ c, d\"", parameter, StringComparison.Ordinal);
        Assert.Contains("nonce=\"n,1\"", parameter, StringComparison.Ordinal);
        Assert.Contains("username=\"u\\\"1\"", parameter, StringComparison.Ordinal);
        Assert.Contains("opaque=\"\"", parameter, StringComparison.Ordinal);
    }

    private static DigestSession Session(string challenge, string userName) =>
        new(DigestChallenge.Choose([challenge])!, userName, "password");

    private static IReadOnlyDictionary<string, string> Fields(string parameter) =>
        ChallengeParser.ParseParameters(parameter);
}
