namespace AtlasGen.Samples.StandIn;

/// <summary>How the stand-in behaves where Atlas could behave in several ways.</summary>
public sealed class AtlasStandInOptions
{
    /// <summary>The clock: nonces and tokens age by it, and invitations expire.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The port on the loopback address; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>How long a digest nonce serves.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many invitations may be sent in a minute; Atlas allows 10.</summary>
    public int InvitationsPerMinute { get; init; } = 10;

    /// <summary>How many tokens a service account may fetch in a minute; Atlas allows 10.</summary>
    public int TokensPerMinute { get; init; } = 10;

    /// <summary>How many requests may be sent in a minute; told in <c>RateLimit-Limit</c> and <c>RateLimit-Remaining</c>.</summary>
    public int RequestsPerMinute { get; init; } = 10_000;

    /// <summary>Whether the address of callers is on the access list of the organization.</summary>
    public bool IsAddressAllowed { get; init; } = true;

    /// <summary>Is told of every request that was answered.</summary>
    public Action<RequestLogEntry>? OnRequest { get; init; }
}

/// <summary>A request that was answered; what it was authenticated with is named and not shown.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">Path and query.</param>
/// <param name="Scheme">The authentication scheme; empty for none.</param>
/// <param name="Status">The HTTP status of the answer.</param>
public sealed record RequestLogEntry(string Method, string PathAndQuery, string Scheme, int Status);
