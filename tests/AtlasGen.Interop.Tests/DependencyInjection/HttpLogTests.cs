using System.Net;
using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests the events of the HTTP requests of a client.</summary>
public sealed class HttpLogTests : IDisposable
{
    private const string Call =
        "GET /api/atlas/v1.0/groups/g/invites (listProjectInvitations, AtlasClient): ";

    private readonly FakeTimeProvider _time = new();
    private readonly EventLog _log = new();

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(null)]
    public async Task A_path_that_credentials_or_a_handler_change_is_not_logged(
        HttpStatusCode? status
    )
    {
        var credentials = AtlasCredentials.Custom(
            (request, _) =>
            {
                request.RequestUri = Prefix(request.RequestUri!, "bot-s3cret");
                return default;
            }
        );
        await using var provider = Provider(
            credentials,
            request =>
            {
                Assert.StartsWith(
                    "/key-s3cret/bot-s3cret/api/",
                    request.RequestUri!.AbsolutePath,
                    StringComparison.Ordinal
                );
                return Respond(status);
            }
        );
        await Record.ExceptionAsync(() => ListAsync(provider, CancellationToken.None));
        var (_, id, text) = Assert.Single(_log.Events);
        Assert.Equal(status is null ? 2 : 1, id);
        Assert.StartsWith(Call, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_of_a_request_for_a_token_that_a_handler_changes_is_not_logged()
    {
        await using var provider = Provider(
            AtlasCredentials.ServiceAccount("id", "secret"),
            _ => Respond(HttpStatusCode.BadRequest)
        );
        await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            ListAsync(provider, CancellationToken.None)
        );
        var (level, id, text) = Assert.Single(_log.Events);
        Assert.Equal((LogLevel.Information, 7), (level, id));
        Assert.StartsWith(
            "POST /api/oauth/token (AtlasClient): 400 after ",
            text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_its_caller_cancels_is_not_a_warning(bool isDigest)
    {
        var credentials = isDigest
            ? AtlasCredentials.ApiKey("a", "b")
            : AtlasCredentials.Token("t0ken");
        var arrived = new TaskCompletionSource();
        await using var provider = Provider(credentials, (_, stop) => HangAsync(arrived, stop));
        using var leaving = new CancellationTokenSource();
        var call = ListAsync(provider, leaving.Token);
        await arrived.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var (level, id, text) = Assert.Single(_log.Events);
        Assert.Equal((LogLevel.Information, 10), (level, id));
        Assert.StartsWith($"{Call}canceled by the caller after ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_that_times_out_is_a_warning()
    {
        var arrived = new TaskCompletionSource();
        await using var provider = Provider(
            AtlasCredentials.Token("t0ken"),
            (_, stop) => HangAsync(arrived, stop)
        );
        using var staying = new CancellationTokenSource();
        var call = ListAsync(provider, staying.Token);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(100));
        await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        var (level, id, text) = Assert.Single(_log.Events);
        Assert.Equal((LogLevel.Warning, 2), (level, id));
        Assert.StartsWith($"{Call}TaskCanceledException after ", text, StringComparison.Ordinal);
    }

    private static Task ListAsync(IServiceProvider provider, CancellationToken stop) =>
        provider
            .GetRequiredService<IAtlasClient>()
            .Projects.ListProjectInvitationsAsync("g", cancellationToken: stop);

    private ServiceProvider Provider(
        AtlasCredentials credentials,
        Func<HttpRequestMessage, HttpResponseMessage> respond
    ) => Provider(credentials, (request, _) => Task.FromResult(respond(request)));

    private ServiceProvider Provider(
        AtlasCredentials credentials,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond
    )
    {
        var services = new ServiceCollection();
        _log.AddTo(services);
        services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.Credentials = credentials;
                options.Retry.MaxAttempts = 1;
                options.TimeProvider = _time;
            })
            .AddHttpMessageHandler(() => new Gateway())
            .ConfigurePrimaryHttpMessageHandler(() => new Server(respond));
        return services.BuildServiceProvider();
    }

    private static HttpResponseMessage Respond(HttpStatusCode? status) =>
        status is { } code
            ? new(code) { Content = new StringContent("[]") }
            : throw new HttpRequestException("s3cret");

    private static async Task<HttpResponseMessage> HangAsync(
        TaskCompletionSource arrived,
        CancellationToken stop
    )
    {
        arrived.SetResult();
        await Task.Delay(Timeout.Infinite, stop);
        return new();
    }

    private static Uri Prefix(Uri address, string segment) =>
        new(address, $"/{segment}{address.PathAndQuery}");

    private sealed class Gateway : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.RequestUri = Prefix(request.RequestUri!, "key-s3cret");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Server(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond
    ) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => respond(request, cancellationToken);
    }
}
