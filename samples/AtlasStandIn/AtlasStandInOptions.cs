namespace AtlasGen.Samples.StandIn;

/// <summary>Provides options for the stand-in.</summary>
public sealed class AtlasStandInOptions
{
    /// <summary>Gets the time provider, which determines when nonces, tokens, and invitations expire.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the port on the loopback address. The default is 0, which selects a free port.</summary>
    public int Port { get; init; }

    /// <summary>Gets the lifetime of a digest nonce. The default is 5 minutes.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets the maximum number of invitations per minute. The default is 10, as in Atlas.</summary>
    public int InvitationsPerMinute { get; init; } = 10;

    /// <summary>Gets the maximum number of tokens per minute that a service account can fetch. The default is 10, as in Atlas.</summary>
    public int TokensPerMinute { get; init; } = 10;

    /// <summary>
    /// Gets the maximum number of requests per minute, which <c>RateLimit-Limit</c> and <c>RateLimit-Remaining</c> report. The
    /// default is 10,000.
    /// </summary>
    public int RequestsPerMinute { get; init; } = 10_000;

    /// <summary>Gets the maximum number of lists of clusters per second. The default is 20.</summary>
    public int ClusterListsPerSecond { get; init; } = 20;

    /// <summary>Gets the number of projects that exist from the start. The default is 1.</summary>
    public int Projects { get; init; } = 1;

    /// <summary>Gets the email addresses of people who are invited to the first project from the start. By default, there are none.</summary>
    public IReadOnlyList<string> Invited { get; init; } = [];

    /// <summary>Gets the number of reads after which a change of a cluster or an access list is complete. The default is 3.</summary>
    public int PollsUntilDone { get; init; } = 3;

    /// <summary>Gets the number of times that the deletion of a project without clusters is rejected first. The default is 0.</summary>
    public int ConflictsBeforeDeletion { get; init; }

    /// <summary>Gets a value that indicates whether the access list of the organization contains the callers' address. The default is <see langword="true"/>.</summary>
    public bool IsAddressAllowed { get; init; } = true;

    /// <summary>Gets the callback that is invoked for every request after the server has responded.</summary>
    public Action<RequestLogEntry>? OnRequest { get; init; }
}

/// <summary>Represents a request that the server has responded to. It names the authentication scheme, but contains no credentials.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The path and the query.</param>
/// <param name="Scheme">The authentication scheme, or an empty string for none.</param>
/// <param name="Status">The HTTP status of the response.</param>
public sealed record RequestLogEntry(string Method, string PathAndQuery, string Scheme, int Status);
