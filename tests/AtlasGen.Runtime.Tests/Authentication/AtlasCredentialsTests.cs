namespace AtlasGen.Runtime.Tests.Authentication;

public class AtlasCredentialsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("from a file\n")]
    public void A_secret_that_no_server_knows_is_refused_at_once(string secret)
    {
        Assert.ThrowsAny<ArgumentException>(() => AtlasCredentials.ServiceAccount("id", secret));
        Assert.ThrowsAny<ArgumentException>(() => AtlasCredentials.ApiKey(secret, "key"));
        var exception = Assert.ThrowsAny<ArgumentException>(() => AtlasCredentials.Token(secret));
        Assert.Equal("accessToken", exception.ParamName);
        Assert.DoesNotContain("from a file", exception.Message, StringComparison.Ordinal);
    }
}
