namespace AtlasGen;

/// <summary>An access token that outlives the process.</summary>
/// <param name="AccessToken">The token. It is a secret.</param>
/// <param name="ExpiresAt">When it no longer serves.</param>
public sealed record AtlasStoredToken(string AccessToken, DateTimeOffset ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"token until {ExpiresAt:u}";
}
