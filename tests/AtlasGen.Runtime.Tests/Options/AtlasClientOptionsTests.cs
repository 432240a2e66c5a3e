using System.Globalization;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Options;

public class AtlasClientOptionsTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:pass@example.com")]
    [InlineData("https://example.com/?a=b")]
    [InlineData("https://example.com/#a")]
    [InlineData("/relative")]
    public void A_base_address_that_would_leak_is_refused(string address) =>
        Assert.StartsWith(
            "AtlasClientOptions.BaseAddress must be an https URL without user info, a query, or a fragment (http is allowed for loopback addresses). ",
            Refused(options => options.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("0:00:00")]
    [InlineData("-0:00:01")]
    public void A_time_of_nothing_is_refused(string text)
    {
        var time = TimeSpan.Parse(text, Invariant);
        const string Rule = " must be greater than zero, or Timeout.Inf";
        Assert.StartsWith(
            "AtlasClientOptions.Timeout" + Rule,
            Refused(options => options.Timeout = time),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "AtlasClientOptions.Retry.AttemptTimeout" + Rule,
            Refused(options => options.Retry.AttemptTimeout = time),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Numbers_out_of_their_range_are_refused()
    {
        Assert.StartsWith(
            "AtlasClientOptions.Retry.MaxAttempts must be at least 1.",
            Refused(options => options.Retry.MaxAttempts = 0),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "AtlasClientOptions.Retry.BaseDelay must not be negative.",
            Refused(options => options.Retry.BaseDelay = TimeSpan.FromSeconds(-1)),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "AtlasClientOptions.MaxBufferedBody must be at least 1 byte.",
            Refused(options => options.MaxBufferedBody = 0),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var message = Refused(options =>
        {
            options.Credentials = null;
            options.ApplicationName = "a\nb";
            options.Timeout = TimeSpan.Zero;
        });
        Assert.StartsWith(
            "AtlasClientOptions.ApplicationName contains a character that is not allowed in a header; use only printable ASCII characters. AtlasClientOptions.Timeout must be ",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            ". AtlasClientOptions.Credentials is required. ",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_credentials_of_Atlas_are_listed() =>
        Assert.Equal(
            """
            AtlasClientOptions.Credentials is required. Set it to one of these:
              AtlasCredentials.ServiceAccount(clientId, clientSecret)
              AtlasCredentials.ApiKey(publicKey, privateKey)
              AtlasCredentials.Token(accessToken)
              AtlasCredentials.FromEnvironment(), which reads the variables of the Atlas CLI (Parameter 'options')
            """,
            Refused(options => options.Credentials = null)
        );

    [Fact]
    public void The_credentials_for_the_schemes_of_a_document_are_listed()
    {
        Assert.Equal(
            """
            AtlasClientOptions.Credentials is required. Set it to one of these:
              AtlasCredentials.ClientCredentials(new Uri("https://example.com/token"), clientId, clientSecret)
              AtlasCredentials.ApiKey(publicKey, privateKey)
              AtlasCredentials.Basic(user, password)
              AtlasCredentials.Header("X-Api-Key", key)
              AtlasCredentials.Token(accessToken) (Parameter 'options')
            """,
            RefusedBy(
                AtlasScheme.ClientCredentials("https://example.com/token"),
                AtlasScheme.Digest,
                AtlasScheme.Basic,
                AtlasScheme.Header("X-Api-Key"),
                AtlasScheme.Bearer
            )
        );
        // No credentials support the schemes, but a function can do what they require.
        Assert.Equal(
            """
            AtlasClientOptions.Credentials is required. Set it to one of these:
              AtlasCredentials.Custom(authenticate) (Parameter 'options')
            """,
            RefusedBy()
        );

        static string RefusedBy(params AtlasScheme[] schemes) =>
            Assert
                .Throws<ArgumentException>(() =>
                    new AtlasConnection(
                        new AtlasApi("https://example.com", response => new(response))
                        {
                            Schemes = schemes,
                        },
                        new()
                    )
                )
                .Message;
    }

    [Theory]
    [InlineData("Café")]
    [InlineData("a\r\nX-Evil: 1")]
    public void A_name_that_cannot_be_sent_is_refused(string name) =>
        Assert.StartsWith(
            "AtlasClientOptions.ApplicationName contains a character that is not allowed in a header; use only printable ASCII characters.",
            Refused(options => options.ApplicationName = name),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_base_address_is_required_if_the_document_names_no_server()
    {
        var api = new AtlasApi(null, static response => new AtlasApiException(response));
        var options = new AtlasClientOptions { Credentials = AtlasCredentials.Token("t") };
        Assert.StartsWith(
            "AtlasClientOptions.BaseAddress is required, because the OpenAPI document names no server; set it to the URL ",
            Assert.Throws<ArgumentException>(() => new AtlasConnection(api, options)).Message,
            StringComparison.Ordinal
        );
        options.BaseAddress = new Uri("https://example.com");
        new AtlasConnection(api, options).Dispose();
    }

    [Fact]
    public async Task A_name_that_is_changed_later_is_not_sent()
    {
        var sent = new List<string>();
        var options = new AtlasClientOptions
        {
            ApplicationName = "first",
            Credentials = AtlasCredentials.Token("t"),
            Transport = new Recorder(sent),
        };
        using var connection = new AtlasConnection(Api.Description, options);
        options.ApplicationName = "late\r\nX-Evil: 1";
        await connection.GetAsync();
        Assert.StartsWith("first AtlasGen/", Assert.Single(sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_is_too_long_for_a_timer_is_not_a_limit()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "1"));
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.Timeout = TimeSpan.FromDays(50);
                options.Retry.AttemptTimeout = TimeSpan.MaxValue;
            }
        );
        Assert.Equal(1, (await connection.GetAsync()).GetInt32());
    }

    private sealed class Recorder(List<string> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            sent.Add(request.Headers.NonValidated["User-Agent"].ToString());
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("1") });
        }
    }

    private static string Refused(Action<AtlasClientOptions> configure)
    {
        var options = new AtlasClientOptions { Credentials = AtlasCredentials.Token("t") };
        configure(options);
        return Assert
            .Throws<ArgumentException>(() => new AtlasConnection(Api.Description, options))
            .Message;
    }
}
