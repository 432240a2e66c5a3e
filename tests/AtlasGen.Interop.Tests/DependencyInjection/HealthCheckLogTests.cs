using System.Net;
using System.Security.Authentication;
using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests that the log states the reason of a health check that does not succeed, which its result omits.</summary>
public sealed class HealthCheckLogTests : IDisposable
{
    private readonly ServiceCollection _services = new();
    private readonly EventLog _log = new();

    public HealthCheckLogTests() => _log.AddTo(_services);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_call_that_succeeds_is_not_logged()
    {
        AddClient(_ => Json("[]"));
        Assert.Equal(HealthStatus.Healthy, await CheckAsync());
        Assert.DoesNotContain(_log.Events, logged => logged.Id == 9);
    }

    [Fact]
    public async Task An_exception_of_the_delegate_is_logged_once()
    {
        AddClient(_ => Json("[]"));
        var failure = new InvalidOperationException("the reason");
        var text = await UnhealthyAsync((_, _) => throw failure, checks: 3);
        Assert.EndsWith(
            ": The call failed with InvalidOperationException.",
            text,
            StringComparison.Ordinal
        );
        Assert.Same(failure, Assert.Single(_log.Exceptions));
    }

    [Fact]
    public async Task A_client_that_is_not_registered()
    {
        await UnhealthyAsync(ListAsync);
        Assert.Contains(
            "IAtlasClient",
            Assert.IsType<InvalidOperationException>(_log.Exceptions.Last()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Invalid_options()
    {
        _services.AddAtlasClient<IAtlasClient, AtlasClient>(_ => { });
        await UnhealthyAsync(ListAsync);
        Assert.Contains(
            "it has no credentials",
            Assert.IsType<OptionsValidationException>(_log.Exceptions.Last()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_response_that_cannot_be_read()
    {
        AddClient(_ => Json("""[{"roles":1}]"""));
        Assert.Contains("$[0].roles", await UnhealthyAsync(ListAsync), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_fails()
    {
        AddClient(_ =>
            throw new HttpRequestException(
                "The SSL connection could not be established, see inner exception.",
                new AuthenticationException("The remote certificate is invalid")
            )
        );
        Assert.Contains(
            "The remote certificate is invalid",
            await UnhealthyAsync(ListAsync),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_that_takes_too_long()
    {
        AddClient(_ => Json("[]"));
        Assert.EndsWith(
            ": The call did not complete within 0.02 s.",
            await UnhealthyAsync(
                (_, stop) => Task.Delay(Timeout.Infinite, stop),
                timeout: TimeSpan.FromSeconds(0.02)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_exception_of_the_client_is_logged_without_the_exceptions_of_other_code()
    {
        // The exception of a function for the secret can contain the secret.
        AddClient(
            _ => Json("[]"),
            AtlasCredentials.Token(_ => throw new InvalidOperationException("s3cret"))
        );
        Assert.Contains(
            "InvalidOperationException",
            await UnhealthyAsync(ListAsync),
            StringComparison.Ordinal
        );
        Assert.All(_log.Exceptions, Assert.Null);
    }

    [Fact]
    public async Task A_log_that_fails_does_not_change_the_result()
    {
        _services.AddLogging(logging =>
            logging.AddProvider(
                new TestLog(line =>
                {
                    if (line.StartsWith("AtlasGen: ", StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException("s3cret");
                    }
                })
            )
        );
        AddClient(_ => Json("[]"));
        Assert.Equal(
            HealthStatus.Unhealthy,
            await CheckAsync((_, _) => throw new InvalidOperationException())
        );
    }

    /// <summary>Runs an unhealthy check, and returns the text of its only event.</summary>
    private async Task<string> UnhealthyAsync(
        Func<IAtlasClient, CancellationToken, Task> call,
        int checks = 1,
        TimeSpan? timeout = null
    )
    {
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(call, checks, timeout));
        var (level, _, text) = Assert.Single(_log.Events, logged => logged.Id == 9);
        Assert.Equal(LogLevel.Warning, level);
        Assert.StartsWith(
            "The health check AtlasGen.Interop.Tests.Client.IAtlasClient is Unhealthy: ",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        return text;
    }

    private async Task<HealthStatus> CheckAsync(
        Func<IAtlasClient, CancellationToken, Task>? call = null,
        int checks = 1,
        TimeSpan? timeout = null
    )
    {
        _services.AddHealthChecks().AddAtlasHealthCheck(call ?? ListAsync, timeout: timeout);
        await using var provider = _services.BuildServiceProvider();
        var service = provider.GetRequiredService<HealthCheckService>();
        HealthReport report;
        do
        {
            report = await service.CheckHealthAsync(Stop);
        } while (--checks > 0);

        Assert.Null(Assert.Single(report.Entries).Value.Exception);
        return report.Status;
    }

    private void AddClient(
        Func<HttpRequestMessage, HttpResponseMessage> respond,
        AtlasCredentials? credentials = null
    ) =>
        _services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.Credentials = credentials ?? AtlasCredentials.Token("t0ken");
                options.Retry.MaxAttempts = 1;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new Server(respond));

    private static Task ListAsync(IAtlasClient atlas, CancellationToken stop) =>
        atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: stop);

    private static HttpResponseMessage Json(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private sealed class Server(Func<HttpRequestMessage, HttpResponseMessage> respond)
        : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(respond(request));
    }
}
