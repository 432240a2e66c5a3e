namespace AtlasGen;

/// <summary>The id and secret of a service account, as a vault gives them.</summary>
/// <param name="ClientId">The client id, <c>mdb_sa_id_…</c>.</param>
/// <param name="Secret">The client secret, <c>mdb_sa_sk_…</c>.</param>
public sealed record AtlasClientSecret(string ClientId, string Secret)
{
    /// <inheritdoc/>
    public override string ToString() => $"secret of {ClientId}";
}
