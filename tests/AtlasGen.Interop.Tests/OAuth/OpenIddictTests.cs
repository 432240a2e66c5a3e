using System.Net;
using System.Security.Claims;
using AtlasGen.Interop.Tests.Client;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace AtlasGen.Interop.Tests.OAuth;

/// <summary>Tests a service account against a third-party OAuth server.</summary>
public class OpenIddictTests
{
    private const string ClientId = "mdb_sa_id_ü";

    // Contains characters that form encoding and Basic authentication decode differently.
    private const string ClientSecret = "mdb_sa_sk_a:b+c d%2F&=ü";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private int _tokenRequests;
    private int _revocations;
    private IReadOnlyList<string> _scopes = [];

    [Fact]
    public async Task A_thousand_callers_share_one_token_that_the_server_takes()
    {
        await using var server = await StartAsync();
        using var atlas = Connect(server, ClientSecret);
        await Task.WhenAll(
            Enumerable
                .Range(0, 1000)
                .Select(_ =>
                    atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop)
                )
        );
        Assert.Equal(1, _tokenRequests);
    }

    [Fact]
    public async Task Client_credentials_obtain_a_token_with_their_scopes()
    {
        await using var server = await StartAsync();
        var address = new Uri(server.Urls.Single());
        using var atlas = AtlasClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = address,
                Credentials = AtlasCredentials.ClientCredentials(
                    new Uri(address, "/api/oauth/token"),
                    ClientId,
                    ClientSecret,
                    "invitations:read",
                    "invitations:write"
                ),
                TimeProvider = Still(),
            }
        );
        await atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop);
        await atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop);
        Assert.Equal(1, _tokenRequests);
        Assert.Equal(["invitations:read", "invitations:write"], _scopes);
    }

    [Fact]
    public async Task A_wrong_secret_is_reported_with_the_message_of_the_server()
    {
        await using var server = await StartAsync();
        using var atlas = Connect(server, "wrong");
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop)
        );
        Assert.Contains(
            "(invalid_client): Who is that?",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("listProjectInvitations", exception.OperationId);
    }

    [Fact]
    public async Task A_token_is_revoked()
    {
        await using var server = await StartAsync();
        var credentials = AtlasCredentials.ServiceAccount(ClientId, ClientSecret);
        using var atlas = AtlasClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = new Uri(server.Urls.Single()),
                Credentials = credentials,
                TimeProvider = Still(),
            }
        );
        await atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop);
        await credentials.RevokeAsync(Stop);
        Assert.Equal(1, _revocations);
        await atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop);
        Assert.Equal(2, _tokenRequests);
    }

    private static AtlasClient Connect(WebApplication server, string secret) =>
        AtlasClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = new Uri(server.Urls.Single()),
                Credentials = AtlasCredentials.ServiceAccount(ClientId, secret),
                TimeProvider = Still(),
            }
        );

    /// <summary>
    /// Returns a stopped clock, because a busy machine may take longer to create keys and tokens than a client waits.
    /// </summary>
    private static FakeTimeProvider Still() => new(TimeProvider.System.GetUtcNow());

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server
                    .SetTokenEndpointUris("api/oauth/token")
                    .SetRevocationEndpointUris("api/oauth/revoke");
                server.AllowClientCredentialsFlow();
                // Degraded mode requires no database. The handlers below validate the requests.
                server.EnableDegradedMode();
                server.RegisterScopes("invitations:read", "invitations:write");
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(Validate)
                );
                server.AddEventHandler<HandleTokenRequestContext>(handler =>
                    handler.UseInlineHandler(Issue)
                );
                server.AddEventHandler<ValidateRevocationRequestContext>(handler =>
                    handler.UseInlineHandler(static _ => default)
                );
                server.AddEventHandler<HandleRevocationRequestContext>(handler =>
                    handler.UseInlineHandler(Revoke)
                );
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
            });
        builder.Services.AddAuthentication(
            OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme
        );
        var app = builder.Build();
        app.UseAuthentication();
        app.Run(async context =>
        {
            var result = await context.AuthenticateAsync();
            context.Response.StatusCode = result.Succeeded ? 200 : 401;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                result.Succeeded ? "[]" : """{"error":401,"errorCode":"UNEXPECTED_ERROR"}"""
            );
        });
        await app.StartAsync(Stop);
        return app;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "Who is that?");
        }

        return default;
    }

    private ValueTask Issue(HandleTokenRequestContext context)
    {
        Interlocked.Increment(ref _tokenRequests);
        _scopes = [.. context.Request.GetScopes()];
        var identity = new ClaimsIdentity("OpenIddict");
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, "service account"));
        context.Principal = new ClaimsPrincipal(identity);
        return default;
    }

    private ValueTask Revoke(HandleRevocationRequestContext context)
    {
        Interlocked.Increment(ref _revocations);
        return default;
    }
}
