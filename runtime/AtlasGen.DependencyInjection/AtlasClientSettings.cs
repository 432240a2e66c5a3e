namespace AtlasGen;

/// <summary>A client in a configuration: what <see cref="AtlasClientOptions"/> holds, with credentials as texts.</summary>
/// <remarks>Give either <see cref="ClientId"/> and <see cref="ClientSecret"/>, or <see cref="PublicKey"/> and <see cref="PrivateKey"/>.</remarks>
public sealed class AtlasClientSettings
{
    /// <summary>The client id of a service account.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client secret of a service account.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The public key of an API key.</summary>
    public string? PublicKey { get; set; }

    /// <summary>The private key of an API key.</summary>
    public string? PrivateKey { get; set; }

    /// <inheritdoc cref="AtlasClientOptions.BaseAddress"/>
    public Uri? BaseAddress { get; set; }

    /// <inheritdoc cref="AtlasClientOptions.ApplicationName"/>
    public string? ApplicationName { get; set; }

    /// <inheritdoc cref="AtlasClientOptions.Timeout"/>
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc cref="AtlasRetryOptions.MaxAttempts"/>
    public int? MaxAttempts { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"settings of a client for {BaseAddress}";

    internal void ApplyTo(AtlasClientOptions options)
    {
        options.Credentials = (ClientId, ClientSecret, PublicKey, PrivateKey) switch
        {
            ({ Length: > 0 } id, { Length: > 0 } secret, null or "", null or "") =>
                AtlasCredentials.ServiceAccount(id, secret),
            (null or "", null or "", { Length: > 0 } publicKey, { Length: > 0 } privateKey) =>
                AtlasCredentials.ApiKey(publicKey, privateKey),
            // Left to the validation, which says what is missing.
            _ => null,
        };
        options.BaseAddress = BaseAddress ?? options.BaseAddress;
        options.ApplicationName = ApplicationName ?? options.ApplicationName;
        options.Timeout = Timeout ?? options.Timeout;
        options.Retry.MaxAttempts = MaxAttempts ?? options.Retry.MaxAttempts;
    }
}
