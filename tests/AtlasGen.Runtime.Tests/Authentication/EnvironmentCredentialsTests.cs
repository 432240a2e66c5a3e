namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests credentials from environment variables.</summary>
public class EnvironmentCredentialsTests
{
    [Theory]
    [InlineData("service account", "MONGODB_ATLAS_CLIENT_ID=a MONGODB_ATLAS_CLIENT_SECRET=b")]
    [InlineData("service account", "MCLI_CLIENT_ID=a MCLI_CLIENT_SECRET=b")]
    [InlineData(
        "API key (digest)",
        "MONGODB_ATLAS_PUBLIC_API_KEY=a MONGODB_ATLAS_PRIVATE_API_KEY=b"
    )]
    [InlineData("API key (digest)", "MONGODB_ATLAS_PUBLIC_KEY=a MONGODB_ATLAS_PRIVATE_KEY=b")]
    [InlineData("API key (digest)", "MCLI_PUBLIC_API_KEY=a MCLI_PRIVATE_API_KEY=b")]
    [InlineData("access token", "MONGODB_ATLAS_ACCESS_TOKEN=a")]
    [InlineData("access token", "MCLI_ACCESS_TOKEN=a")]
    [InlineData(
        "service account",
        "MONGODB_ATLAS_ACCESS_TOKEN=a MONGODB_ATLAS_PUBLIC_API_KEY=a MONGODB_ATLAS_PRIVATE_API_KEY=b MONGODB_ATLAS_CLIENT_ID=a MONGODB_ATLAS_CLIENT_SECRET=b"
    )]
    [InlineData(
        "API key (digest)",
        "MONGODB_ATLAS_ACCESS_TOKEN=a MCLI_PUBLIC_API_KEY=a MCLI_PRIVATE_API_KEY=b MONGODB_ATLAS_CLIENT_ID="
    )]
    public void The_first_kind_that_is_set_is_used(string kind, string variables) =>
        Assert.Equal(kind, Read(variables).ToString());

    [Theory]
    [InlineData(
        "MONGODB_ATLAS_CLIENT_ID=s3cret",
        "The environment variable MONGODB_ATLAS_CLIENT_ID is set, but MONGODB_ATLAS_CLIENT_SECRET is not. Set both, or remove the first."
    )]
    [InlineData(
        "MCLI_PRIVATE_API_KEY=s3cret MONGODB_ATLAS_ACCESS_TOKEN=a",
        "The environment variable MCLI_PRIVATE_API_KEY is set, but MCLI_PUBLIC_API_KEY is not. Set both, or remove the first."
    )]
    [InlineData(
        "MONGODB_ATLAS_PUBLIC_API_KEY=s3cret MONGODB_ATLAS_PRIVATE_KEY=s3cret",
        "The environment variable MONGODB_ATLAS_PUBLIC_API_KEY is set, but MONGODB_ATLAS_PRIVATE_API_KEY is not. Set both, or remove the first."
    )]
    [InlineData(
        "MONGODB_ATLAS_CLIENT_ID=s3cret MONGODB_ATLAS_CLIENT_SECRET=s3cret\r",
        "The environment variable MONGODB_ATLAS_CLIENT_SECRET contains a control character, such as the line break at the end of a file. Remove it."
    )]
    [InlineData(
        "MONGODB_ATLAS_CLIENT_ID=",
        """
            No environment variable contains credentials for Atlas. Set one of these:
              MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET for a service account
              MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY for an API key
              MONGODB_ATLAS_ACCESS_TOKEN for an access token
            """
    )]
    public void Variables_that_are_not_usable(string variables, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<InvalidOperationException>(() => Read(variables)).Message
        );

    private static AtlasCredentials Read(string variables)
    {
        var values = variables
            .Split(' ')
            .Select(variable => variable.Split('='))
            .ToDictionary(parts => parts[0], parts => parts[1]);
        return EnvironmentCredentials.Read(name => values.GetValueOrDefault(name));
    }
}
