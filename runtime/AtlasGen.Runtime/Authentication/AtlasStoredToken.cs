namespace AtlasGen;

/// <summary>Represents an access token that is stored between processes.</summary>
/// <param name="AccessToken">The access token, which is a secret.</param>
/// <param name="ExpiresAt">The time at which the token expires.</param>
public sealed record AtlasStoredToken(string AccessToken, DateTimeOffset ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"token until {ExpiresAt:u}";
}
