using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AtlasGen.DependencyInjection;

/// <summary>Tells what is wrong with the options of a client, when all has run that configures them.</summary>
/// <param name="client">The name of the client.</param>
/// <param name="configuration">What describes it; <see langword="null"/> when code does alone.</param>
internal sealed class AtlasClientValidator(string client, IConfiguration? configuration)
    : IValidateOptions<AtlasClientOptions>
{
    /// <summary>Adds one to the services; a client that was added before has one already, which learns the configuration.</summary>
    public static void Add(
        IServiceCollection services,
        string client,
        IConfiguration? configuration
    )
    {
        var known = services.FirstOrDefault(service =>
            service is { IsKeyedService: false, ImplementationInstance: AtlasClientValidator other }
            && other.Client == client
        );
        if (known is not null)
        {
            services.Remove(known);
            configuration ??= ((AtlasClientValidator)known.ImplementationInstance!).Configuration;
        }

        services.AddSingleton<IValidateOptions<AtlasClientOptions>>(
            new AtlasClientValidator(client, configuration)
        );
    }

    private string Client { get; } = client;

    private IConfiguration? Configuration { get; } = configuration;

    public ValidateOptionsResult Validate(string? name, AtlasClientOptions options)
    {
        if (name != Client)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = options.Faults().ToList();
        if (options.Credentials is null)
        {
            faults.Insert(
                0,
                // A half configuration is no mistake as long as code completes it: the secret may come from a vault.
                Configuration is not null
                && AtlasClientSettings.Of(Configuration).Fault() is { } fault
                    ? $"its configuration {fault}"
                    : $"it has no credentials; set {nameof(options.Credentials)}, or in its configuration ClientId and ClientSecret, or PublicKey and PrivateKey"
            );
        }

        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"The client {Client}: {fault}."));
    }
}
