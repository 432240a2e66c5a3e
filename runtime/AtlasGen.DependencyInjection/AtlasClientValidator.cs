using AtlasGen.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AtlasGen.DependencyInjection;

/// <summary>Tells what is wrong with the options of a client, when all has run that configures them.</summary>
/// <param name="client">The name of the client.</param>
/// <param name="api">The API that it calls.</param>
internal sealed class AtlasClientValidator(string client, AtlasApi api)
    : IValidateOptions<AtlasClientOptions>
{
    private readonly string _client = client;
    private readonly List<IConfiguration> _configurations = [];

    /// <summary>Adds it to the services; a client that is added again keeps the one that it has.</summary>
    /// <param name="services">The services.</param>
    /// <param name="client">The name of the client.</param>
    /// <param name="api">The API that it calls.</param>
    /// <param name="configuration">What describes it; <see langword="null"/> when code does.</param>
    /// <returns>Whether the client is new.</returns>
    public static bool Add(
        IServiceCollection services,
        string client,
        AtlasApi api,
        IConfiguration? configuration
    )
    {
        var validator = services
            .Where(service => !service.IsKeyedService)
            .Select(service => service.ImplementationInstance)
            .OfType<AtlasClientValidator>()
            .FirstOrDefault(validator => validator._client == client);
        var isNew = validator is null;
        if (validator is null)
        {
            validator = new(client, api);
            services.AddSingleton<IValidateOptions<AtlasClientOptions>>(validator);
        }

        if (configuration is not null)
        {
            validator._configurations.Add(configuration);
        }

        return isNew;
    }

    public ValidateOptionsResult Validate(string? name, AtlasClientOptions options)
    {
        if (name != _client)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = options.Faults(api).ToList();
        if (options.Credentials is null)
        {
            faults.Insert(0, CredentialsFault());
        }

        faults.AddRange(
            _configurations
                .Select(configuration =>
                    AtlasClientSettings.Of(configuration).TimeoutFault(options.Timeout)
                )
                .OfType<string>()
                .Select(fault => $"its configuration {fault}")
        );
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"The client {_client}: {fault}."));
    }

    /// <summary>A half configuration is no mistake as long as code completes it, so this is asked only where there are none.</summary>
    private string CredentialsFault()
    {
        var fault = _configurations
            .Select(configuration => AtlasClientSettings.Of(configuration).Fault())
            .FirstOrDefault(fault => fault is not null);
        return fault is null
            ? $"it has no credentials; set {nameof(AtlasClientOptions.Credentials)}, or in its configuration ClientId and ClientSecret, or PublicKey and PrivateKey"
            : $"its configuration {fault}";
    }
}
