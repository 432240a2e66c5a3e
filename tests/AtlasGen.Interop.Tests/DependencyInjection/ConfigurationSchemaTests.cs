using System.Text;
using System.Text.Json;
using AtlasGen.Interop.Tests.Client;
using Json.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Compares the schema for <c>appsettings.json</c> with what a client accepts.</summary>
public class ConfigurationSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(
        File.ReadAllText(
            Path.Combine(
                Repository.Folder,
                "runtime/AtlasGen.DependencyInjection/ConfigurationSchema.json"
            )
        )
    );

    // Settings in one file are not all settings: another file or the environment can add a secret.
    [Theory]
    [InlineData(
        """{ "ClientId": "a", "ClientSecret": "b", "Timeout": "00:00:30", "MaxAttempts": 1 }""",
        true
    )]
    [InlineData("""{ "PublicKey": "a", "PrivateKey": "b" }""", true)]
    [InlineData("""{ "ClientId": "a", "ClientSecret": "\nb" }""", false)]
    [InlineData("""{ "ClientId": "a\u0085", "ClientSecret": "b" }""", false)]
    [InlineData("""{ "PublicKey": "\ta", "PrivateKey": "b" }""", false)]
    [InlineData("""{ "PublicKey": "a", "PrivateKey": "b\u007f" }""", false)]
    [InlineData("""{ "ApplicationName": "acme/1.0", "OwnSetting": { } }""", true)]
    [InlineData("""{ "ApplicationName": "ü" }""", false)]
    [InlineData("""{ "ApplicationName": "a\nb" }""", false)]
    [InlineData("""{ "BaseAddress": "https://cloud.mongodb.com" }""", true)]
    [InlineData("""{ "BaseAddress": "HTTPS://cloud.mongodb.com:8443/gateway/@a/" }""", true)]
    [InlineData("""{ "BaseAddress": "http://localhost:8080/gateway" }""", true)]
    [InlineData("""{ "BaseAddress": "http://127.0.0.1" }""", true)]
    [InlineData("""{ "BaseAddress": "http://[::1]:8080/" }""", true)]
    [InlineData("""{ "BaseAddress": "http://cloud.mongodb.com" }""", false)]
    [InlineData("""{ "BaseAddress": "http://localhost.example.com" }""", false)]
    [InlineData("""{ "BaseAddress": "http://localhost:a@example.com" }""", false)]
    [InlineData("""{ "BaseAddress": "https://user:s3cret@cloud.mongodb.com" }""", false)]
    [InlineData("""{ "BaseAddress": "cloud.mongodb.com" }""", false)]
    [InlineData("""{ "BaseAddress": "/gateway" }""", false)]
    [InlineData("""{ "BaseAddress": "ftp://cloud.mongodb.com" }""", false)]
    [InlineData("""{ "BaseAddress": "https://" }""", false)]
    [InlineData("""{ "BaseAddress": "https://cloud.mongodb.com?a" }""", false)]
    [InlineData("""{ "BaseAddress": "https://cloud.mongodb.com/#a" }""", false)]
    [InlineData("""{ "Timeout": "0:0:1" }""", true)]
    [InlineData("""{ "Timeout": "00:59:59.5" }""", true)]
    [InlineData("""{ "Timeout": "00:00:00.0000001" }""", true)]
    [InlineData("""{ "Timeout": "01:00:00" }""", true)]
    [InlineData("""{ "Timeout": "-00:00:00.001" }""", true)]
    [InlineData("""{ "Timeout": "01:00:01" }""", false)]
    [InlineData("""{ "Timeout": "01:00:00.1" }""", false)]
    [InlineData("""{ "Timeout": "23:00:00" }""", false)]
    [InlineData("""{ "Timeout": "00:00:00" }""", false)]
    [InlineData("""{ "Timeout": "00:00:00.0" }""", false)]
    [InlineData("""{ "Timeout": "-00:00:01" }""", false)]
    [InlineData("""{ "Timeout": "00:60:00" }""", false)]
    [InlineData("""{ "Timeout": "00:00:60" }""", false)]
    [InlineData("""{ "Timeout": "30" }""", false)]
    [InlineData("""{ "Timeout": 30 }""", false)]
    [InlineData("""{ "Timeout": "30s" }""", false)]
    [InlineData("""{ "MaxAttempts": 2147483647 }""", true)]
    [InlineData("""{ "MaxAttempts": 2147483648 }""", false)]
    [InlineData("""{ "MaxAttempts": 0 }""", false)]
    [InlineData("""{ "MaxAttempts": 1.5 }""", false)]
    [InlineData("""{ "MaxAttempts": "many" }""", false)]
    public void A_value_is_valid_if_the_client_accepts_it(string section, bool isValid) =>
        Assert.Equal((isValid, isValid), (IsValid(section), IsAccepted(section)));

    // The client accepts them, but they can be meant otherwise: hh:mm is not mm:ss.
    [Theory]
    [InlineData("""{ "Timeout": "00:30" }""")]
    [InlineData("""{ "Timeout": "0.00:00:30" }""")]
    [InlineData("""{ "MaxAttempts": "3" }""")]
    public void Some_values_that_the_client_accepts_are_not_valid(string section) =>
        Assert.Equal((false, true), (IsValid(section), IsAccepted(section)));

    private static bool IsValid(string section)
    {
        using var settings = JsonDocument.Parse($$"""{ "Logging": { }, "Atlas": {{section}} }""");
        return Schema.Evaluate(settings.RootElement).IsValid;
    }

    private static bool IsAccepted(string section)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(section));
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddJsonStream(json).Build();
        services.AddAtlasClient<IAtlasClient, AtlasClient>(configuration);
        if (configuration["ClientId"] is null && configuration["PublicKey"] is null)
        {
            services.ConfigureAll<AtlasClientOptions>(options =>
                options.Credentials = AtlasCredentials.Token("t0ken")
            );
        }

        using var provider = services.BuildServiceProvider();
        return Record.Exception(provider.GetRequiredService<IAtlasClient>) is null;
    }
}
