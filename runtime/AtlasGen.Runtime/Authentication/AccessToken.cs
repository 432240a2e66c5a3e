using System.Diagnostics.CodeAnalysis;

namespace AtlasGen.Runtime;

/// <summary>Represents an access token and the times at which it is replaced.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">The time at which a new token is fetched while this one is still valid.</param>
/// <param name="ExpiresAt">The time at which the token is no longer used.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The time limit for fetching or revoking a token, including the user's code.</summary>
    /// <remarks>It is shorter than the time limit for an attempt of a call, so that the exception states what did not respond.</remarks>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(45);

    /// <summary>The time before it expires during which a token is no longer used, because clocks differ and a request takes time.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>Determines whether a token can be sent. The token endpoint or the store may return a token that a header cannot contain.</summary>
    public static bool CanBeSent([NotNullWhen(true)] string? value) =>
        !string.IsNullOrWhiteSpace(value) && HeaderRules.IsValue(value);

    public override string ToString() => $"token until {ExpiresAt:u}";
}
