namespace AtlasGen;

/// <summary>Represents the client ID and the secret of a service account, for example from a vault.</summary>
/// <param name="ClientId">The client ID, <c>mdb_sa_id_…</c>.</param>
/// <param name="Secret">The client secret, <c>mdb_sa_sk_…</c>.</param>
public sealed record AtlasClientSecret(string ClientId, string Secret)
{
    /// <inheritdoc/>
    public override string ToString() => $"secret of {ClientId}";
}
