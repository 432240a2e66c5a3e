using CsCheck;

namespace AtlasGen.Runtime.Tests.Authentication;

public class DigestChallengeTests
{
    [Fact]
    public void The_challenge_of_Atlas()
    {
        var challenge = DigestChallenge.Choose([
            "Digest realm=\"MMS Public API\", domain=\"\", nonce=\"abc/+=\", algorithm=MD5, qop=\"auth\", stale=false",
        ])!;
        Assert.Equal("MMS Public API", challenge.Realm);
        Assert.Equal("abc/+=", challenge.Nonce);
        Assert.True(challenge.HasQop);
        Assert.False(challenge.IsStale);
        Assert.Null(challenge.Opaque);
    }

    [Theory]
    [InlineData(
        "Digest realm=\"r\",nonce=\"n\",algorithm=MD5,Digest realm=\"r\",nonce=\"m\",algorithm=SHA-256",
        "m"
    )]
    [InlineData("Basic realm=\"x\", Digest realm=\"r\", nonce=\"n\"", "n")]
    [InlineData("Bearer, Digest nonce=n realm=r", "n")]
    [InlineData("Negotiate YWJjZA==, Digest nonce=\"n\", qop=\"auth\"", "n")]
    [InlineData("digest NONCE = \"n\" , QOP = AUTH", "n")]
    [InlineData("Digest nonce=\"n\", unknown=\"a, Digest nonce=\\\"x\\\"\", qop=\"auth\"", "n")]
    [InlineData("Digest nonce=\"n\", nonce=\"second\"", "n")]
    [InlineData(
        "Digest nonce=\"n\", algorithm=SHA-512-256, Digest nonce=\"m\", algorithm=MD5",
        "m"
    )]
    [InlineData("Digest nonce=\"n\", qop=\"auth-int\", Digest nonce=\"m\", qop=\"auth\"", "m")]
    [InlineData("Digest nonce=\"n\", stale=TRUE", "n")]
    [InlineData("Digest realm=\"no nonce\"", null)]
    [InlineData("Digest nonce=\"n\", qop=\"auth-int\"", null)]
    [InlineData("Basic realm=\"x\"", null)]
    [InlineData("", null)]
    [InlineData("Digest nonce=\"never closed", "never closed")]
    public void Chooses_the_strongest_supported_challenge(string field, string? nonce) =>
        Assert.Equal(nonce, DigestChallenge.Choose([field])?.Nonce);

    [Fact]
    public void Challenges_in_several_fields() =>
        Assert.Equal(
            "strong",
            DigestChallenge
                .Choose(["Digest nonce=\"weak\"", "Digest nonce=\"strong\", algorithm=sha-256"])!
                .Nonce
        );

    [Fact]
    public void Whatever_a_server_writes_is_read_to_its_end()
    {
        const string Characters = " \t,=\"\\abcDigest nonce()";
        Gen.Int[0, Characters.Length - 1]
            .Array[0, 60]
            .Select(indexes => string.Concat(indexes.Select(index => Characters[index])))
            .Sample(text =>
            {
                _ = DigestChallenge.Choose([text]);
                _ = ChallengeParser.ParseParameters(text);
            });
    }

    [Fact]
    public void A_quoted_value_comes_back_as_it_was() =>
        Gen.Char[' ', '~']
            .Array[1, 30]
            .Select(characters => new string(characters))
            .Sample(value =>
            {
                var quoted = value
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal);
                var challenge = DigestChallenge.Choose([
                    $"Digest a=\"{quoted}\", nonce=\"{quoted}\", b=c",
                ])!;
                Assert.Equal(value, challenge.Nonce);
            });
}
