using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace AtlasGen;

/// <summary>Provides the settings of a client that are read from its configuration. They set <see cref="AtlasClientOptions"/>.</summary>
/// <remarks>
/// Set either <see cref="ClientId"/> and <see cref="ClientSecret"/>, or <see cref="PublicKey"/> and <see cref="PrivateKey"/>.
/// </remarks>
public sealed class AtlasClientSettings
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the client ID of a service account.</summary>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the client secret of a service account.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Gets or sets the public key of an API key.</summary>
    public string? PublicKey { get; set; }

    /// <summary>Gets or sets the private key of an API key.</summary>
    public string? PrivateKey { get; set; }

    /// <inheritdoc cref="AtlasClientOptions.BaseAddress"/>
    public Uri? BaseAddress { get; set; }

    /// <inheritdoc cref="AtlasClientOptions.ApplicationName"/>
    public string? ApplicationName { get; set; }

    /// <inheritdoc cref="AtlasClientOptions.Timeout"/>
    /// <remarks>
    /// The maximum is one hour. Write the value as <c>hh:mm:ss</c>, because .NET reads <c>30</c> as 30 days. To set a longer
    /// time, use <see cref="AtlasClientOptions.Timeout"/> in code.
    /// </remarks>
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc cref="AtlasRetryOptions.MaxAttempts"/>
    public int? MaxAttempts { get; set; }

    /// <inheritdoc/>
    public override string ToString() =>
        // The address is not validated yet, and any other part of it may contain a secret.
        BaseAddress is { IsAbsoluteUri: true } address
            ? $"settings of a client for {address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}"
            : "settings of a client";

    /// <summary>Reads a configuration. If it is empty, no setting has a value.</summary>
    internal static AtlasClientSettings Of(IConfiguration configuration) =>
        configuration.Get<AtlasClientSettings>() ?? new();

    /// <summary>Returns the error in the credentials, or <see langword="null"/> if they are valid or missing.</summary>
    internal string? Fault()
    {
        var (hasId, hasSecret) = (IsSet(ClientId), IsSet(ClientSecret));
        var (hasPublic, hasPrivate) = (IsSet(PublicKey), IsSet(PrivateKey));
        return (hasId || hasSecret) && (hasPublic || hasPrivate)
                ? "has both a service account (ClientId, ClientSecret) and an API key (PublicKey, PrivateKey); remove one of them"
            : hasId != hasSecret ? Half(hasId, nameof(ClientId), nameof(ClientSecret))
            : hasPublic != hasPrivate ? Half(hasPublic, nameof(PublicKey), nameof(PrivateKey))
            : Unusable() is { } name
                ? $"has a {name} that {AtlasCredentials.UnusableReason}; remove it"
            : null;
    }

    /// <summary>Returns the error in the timeout, or <see langword="null"/> if the value is plausible.</summary>
    /// <param name="used">The timeout in the options, which code may have changed.</param>
    internal string? TimeoutFault(TimeSpan used) =>
        Timeout is { } timeout && timeout == used && timeout > LongestTimeout
            ? $"has a {nameof(Timeout)} of {timeout:c}, but the maximum is one hour; write it as hh:mm:ss (00:00:30 is 30 seconds, and 30 is 30 days), or set a longer timeout in code"
            : null;

    /// <summary>Sets the options to the settings that have a value.</summary>
    /// <param name="options">The options.</param>
    /// <param name="configuration">The configuration from which the settings were read, for the secret that it has later.</param>
    internal void ApplyTo(AtlasClientOptions options, IConfiguration configuration)
    {
        // Other code may complete credentials that are not usable; otherwise, the validation reports them.
        options.Credentials = UsableCredentials(configuration) ?? options.Credentials;
        options.BaseAddress = BaseAddress ?? options.BaseAddress;
        options.ApplicationName = ApplicationName ?? options.ApplicationName;
        options.Timeout = Timeout ?? options.Timeout;
        options.Retry.MaxAttempts = MaxAttempts ?? options.Retry.MaxAttempts;
    }

    private AtlasCredentials? UsableCredentials(IConfiguration configuration) =>
        Fault() is not null ? null
        : IsSet(ClientId) ? AtlasCredentials.ServiceAccount(_ => new(SecretIn(configuration)))
        : IsSet(PublicKey) ? AtlasCredentials.ApiKey(PublicKey, PrivateKey!)
        : null;

    // Not the whole section, because an error in another setting must not stop a client that does not use its new value.
    private static AtlasClientSecret SecretIn(IConfiguration configuration) =>
        new(configuration[nameof(ClientId)] ?? "", configuration[nameof(ClientSecret)] ?? "");

    private static bool IsSet([NotNullWhen(true)] string? text) => !string.IsNullOrEmpty(text);

    private static string Half(bool hasFirst, string first, string second) =>
        hasFirst
            ? $"has {first} but no {second}; set {second}"
            : $"has {second} but no {first}; set {first}";

    private string? Unusable()
    {
        (string Name, string? Value)[] texts =
        [
            (nameof(ClientId), ClientId),
            (nameof(ClientSecret), ClientSecret),
            (nameof(PublicKey), PublicKey),
            (nameof(PrivateKey), PrivateKey),
        ];
        return texts
            .FirstOrDefault(text => text.Value is { } value && !AtlasCredentials.IsUsable(value))
            .Name;
    }
}
