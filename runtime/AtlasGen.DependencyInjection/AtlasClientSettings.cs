using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace AtlasGen;

/// <summary>A client in a configuration: what <see cref="AtlasClientOptions"/> holds, with credentials as texts.</summary>
/// <remarks>Give either <see cref="ClientId"/> and <see cref="ClientSecret"/>, or <see cref="PublicKey"/> and <see cref="PrivateKey"/>.</remarks>
public sealed class AtlasClientSettings
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

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
    /// <remarks>At most one hour, as <c>hh:mm:ss</c>: <c>30</c> means 30 days to .NET. Code can set a longer time.</remarks>
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc cref="AtlasRetryOptions.MaxAttempts"/>
    public int? MaxAttempts { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"settings of a client for {BaseAddress}";

    /// <summary>Reads a configuration; an empty one is settings that say nothing.</summary>
    internal static AtlasClientSettings Of(IConfiguration configuration) =>
        configuration.Get<AtlasClientSettings>() ?? new();

    /// <summary>What is wrong with the credentials; <see langword="null"/> where they can be used, or there are none.</summary>
    internal string? Fault()
    {
        var (hasId, hasSecret) = (IsSet(ClientId), IsSet(ClientSecret));
        var (hasPublic, hasPrivate) = (IsSet(PublicKey), IsSet(PrivateKey));
        return (hasId || hasSecret) && (hasPublic || hasPrivate)
                ? "has both a service account (ClientId, ClientSecret) and an API key (PublicKey, PrivateKey); give one of them"
            : hasId != hasSecret ? Half(hasId, nameof(ClientId), nameof(ClientSecret))
            : hasPublic != hasPrivate ? Half(hasPublic, nameof(PublicKey), nameof(PrivateKey))
            : Unusable() is { } name ? $"has a {name} that {AtlasCredentials.UnusableReason}"
            : null;
    }

    /// <summary>What is wrong with the time; <see langword="null"/> where it can be meant so.</summary>
    /// <param name="used">The time that is used: code may have set another.</param>
    internal string? TimeoutFault(TimeSpan used) =>
        Timeout is { } timeout && timeout == used && timeout > LongestTimeout
            ? $"has a {nameof(Timeout)} of {timeout:c}, and the longest is one hour; write it as hh:mm:ss, 00:00:30 for 30 seconds (30 is 30 days), or set a longer one in code"
            : null;

    internal void ApplyTo(AtlasClientOptions options)
    {
        // What cannot be used is left to other code that configures, and to the validation.
        options.Credentials = UsableCredentials() ?? options.Credentials;
        options.BaseAddress = BaseAddress ?? options.BaseAddress;
        options.ApplicationName = ApplicationName ?? options.ApplicationName;
        options.Timeout = Timeout ?? options.Timeout;
        options.Retry.MaxAttempts = MaxAttempts ?? options.Retry.MaxAttempts;
    }

    private AtlasCredentials? UsableCredentials() =>
        Fault() is not null ? null
        : IsSet(ClientId) ? AtlasCredentials.ServiceAccount(ClientId, ClientSecret!)
        : IsSet(PublicKey) ? AtlasCredentials.ApiKey(PublicKey, PrivateKey!)
        : null;

    private static bool IsSet([NotNullWhen(true)] string? text) => !string.IsNullOrEmpty(text);

    private static string Half(bool hasFirst, string first, string second) =>
        hasFirst ? $"has {first} and no {second}" : $"has {second} and no {first}";

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
