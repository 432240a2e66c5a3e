namespace AtlasGen.Interop.Tests.DependencyInjection;

public class AtlasClientSettingsTests
{
    [Theory]
    [InlineData(
        "https://user:s3cret@example.com:8443/key-s3cret?key=s3cret#s3cret",
        " for https://example.com:8443"
    )]
    [InlineData("https://cloud.mongodb.com", " for https://cloud.mongodb.com")]
    [InlineData("s3cret", "")]
    [InlineData(null, "")]
    public void Its_text_names_only_the_server(string? address, string expected) =>
        Assert.Equal(
            $"settings of a client{expected}",
            new AtlasClientSettings
            {
                BaseAddress = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute),
                ClientId = "s3cret",
                ClientSecret = "s3cret",
            }.ToString()
        );
}
