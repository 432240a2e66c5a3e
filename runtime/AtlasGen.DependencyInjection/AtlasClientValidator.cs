using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AtlasGen.DependencyInjection;

/// <summary>Tells what is wrong with the options of a client, when all has run that configures them.</summary>
/// <param name="client">The name of the client.</param>
/// <param name="configuration">What describes it; <see langword="null"/> when code does alone.</param>
internal sealed class AtlasClientValidator(string client, IConfiguration? configuration)
    : IValidateOptions<AtlasClientOptions>
{
    public ValidateOptionsResult Validate(string? name, AtlasClientOptions options)
    {
        if (name != client)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = options.Faults().ToList();
        if (options.Credentials is null)
        {
            faults.Insert(
                0,
                // A half configuration is no mistake as long as code completes it: the secret may come from a vault.
                configuration is not null
                && AtlasClientSettings.Of(configuration).Fault() is { } fault
                    ? $"its configuration has {fault}"
                    : $"it has no credentials; set {nameof(options.Credentials)}, or in its configuration ClientId and ClientSecret, or PublicKey and PrivateKey"
            );
        }

        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"The client {client}: {fault}."));
    }
}
