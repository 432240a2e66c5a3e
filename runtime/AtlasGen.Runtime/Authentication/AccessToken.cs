namespace AtlasGen.Runtime;

/// <summary>A token and when to replace it.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">When to fetch a new one, while this one is still valid.</param>
/// <param name="ExpiresAt">When it is no longer used.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
{
    /// <summary>How long it may take to get or to revoke a token, including the user's code.</summary>
    /// <remarks>Shorter than an attempt of a call, so that the call states who did not respond.</remarks>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(45);

    public override string ToString() => $"token until {ExpiresAt:u}";
}
