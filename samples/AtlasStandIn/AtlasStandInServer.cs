using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents a server in this process that handles operations for invitations, and for projects with clusters, as Atlas was observed to. Its state is in memory.</summary>
/// <remarks>
/// It listens on the loopback address, and serves its OpenAPI document at <c>/openapi.yaml</c>. All of its data is fictitious.
/// </remarks>
public sealed class AtlasStandInServer : IAsyncDisposable
{
    /// <summary>The name of the cluster that exists from the start.</summary>
    public const string ClusterName = "Cluster0";

    private readonly WebApplication _app;
    private readonly AtlasStandInOptions _options;
    private readonly DigestGate _digest;
    private readonly TokenGate _tokens;
    private readonly InvitationsApi _invitations;
    private readonly ProjectsApi _projects;

    private AtlasStandInServer(WebApplication app, AtlasStandInOptions options)
    {
        _app = app;
        _options = options;
        _digest = new(PublicKey, PrivateKey, options);
        var account = new ServiceAccount(ClientId, ClientSecret, options.TimeProvider);
        _tokens = new(account, options);
        _invitations = new(ProjectId, options);
        _projects = new(ProjectId, OrganizationId, account, options);
    }

    /// <summary>Gets the ID of the project that exists from the start, and is the only one that has invitations.</summary>
    public string ProjectId { get; } = "5f0a1b2c3d4e5f6a7b8c9d0e";

    /// <summary>Gets the ID of the organization in which projects can be created.</summary>
    public string OrganizationId { get; } = "5f0a1b2c3d4e5f6a7b8c9d0f";

    /// <summary>Gets the public key of the only API key.</summary>
    public string PublicKey { get; } = "standinx";

    /// <summary>Gets the private key of the only API key.</summary>
    public string PrivateKey { get; } = "00000000-aaaa-bbbb-cccc-000000000000";

    /// <summary>Gets the client ID of the only service account.</summary>
    public string ClientId { get; } = "mdb_sa_id_standin";

    /// <summary>Gets the first client secret of the only service account. It contains special characters that clients must encode.</summary>
    public string ClientSecret { get; } = "mdb_sa_sk_s+t/a n:d=in";

    /// <summary>Gets the address that the server listens on.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>Gets the number of token requests.</summary>
    public int TokenRequests => _tokens.Requests;

    /// <summary>Starts a server.</summary>
    /// <param name="options">The options of the server, or <see langword="null"/> for the defaults.</param>
    /// <returns>The server, which stops when it is disposed.</returns>
    public static async Task<AtlasStandInServer> StartAsync(AtlasStandInOptions? options = null)
    {
        options ??= new();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        var server = new AtlasStandInServer(app, options);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        var addresses = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        server.BaseAddress = new Uri(addresses.Single());
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await StandInRequest.ReadAsync(context);
        if (request.Path == "/openapi.yaml")
        {
            await WriteDocumentAsync(context.Response);
            return;
        }

        var reply = Answer(request);
        await reply.WriteAsync(context, request);
        var scheme = request.Authorization.Split(' ')[0];
        _options.OnRequest?.Invoke(
            new(request.Method, request.Target, scheme, context.Response.StatusCode)
        );
    }

    private static async Task WriteDocumentAsync(HttpResponse response)
    {
        response.ContentType = "application/yaml";
        await using var document = typeof(AtlasStandInServer).Assembly.GetManifestResourceStream(
            "openapi.yaml"
        )!;
        await document.CopyToAsync(response.Body);
    }

    private Reply Answer(StandInRequest request)
    {
        if (request.Path.StartsWith("/api/oauth/", StringComparison.Ordinal))
        {
            return _tokens.Answer(request);
        }

        // Atlas accepts either. Without authentication, it requires a digest.
        var caller = request.Authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? _tokens.Authenticate(request)
            : _digest.Authenticate(request);
        return caller is null ? _digest.Challenge(request)
            : ProjectsApi.Has(request) ? _projects.Answer(request)
            : _invitations.Answer(request, caller);
    }
}
