namespace AtlasGen.Runtime;

/// <summary>A token and when it is to be replaced.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">When a new one is fetched, while this one still serves.</param>
/// <param name="ExpiresAt">When it no longer serves.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"token until {ExpiresAt:u}";
}
