using AtlasGen.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AtlasGen.DependencyInjection;

/// <summary>Reports errors in the options of a client after all code that configures them has run.</summary>
/// <param name="client">The name of the client.</param>
/// <param name="api">The API that it calls.</param>
internal sealed class AtlasClientValidator(string client, AtlasApi api)
    : IValidateOptions<AtlasClientOptions>
{
    private readonly string _client = client;
    private readonly List<IConfiguration> _configurations = [];

    /// <summary>Adds a validator to the services. A client that is added again keeps its validator.</summary>
    /// <param name="services">The services.</param>
    /// <param name="client">The name of the client.</param>
    /// <param name="api">The API that it calls.</param>
    /// <param name="configuration">The configuration of the client, or <see langword="null"/> if code configures it.</param>
    /// <returns><see langword="true"/> if the client is new; otherwise, <see langword="false"/>.</returns>
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
        faults.AddRange(
            Faults(_configurations, settings => settings.TimeoutFault(options.Timeout))
        );
        if (options.LacksCredentials(api))
        {
            faults.Add(CredentialsFault());
        }

        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"The client {_client}: {fault}."));
    }

    /// <summary>Returns the error of missing credentials.</summary>
    /// <remarks>It is called only if there are none, because code may complete an incomplete configuration.</remarks>
    private string CredentialsFault() =>
        Faults(_configurations, settings => settings.Fault()).FirstOrDefault()
        ?? SafeText.List(
            "it has no credentials; set one of these:",
            api.Schemes.Where(scheme => scheme.Settings is not null)
                .Select(scheme => $"{scheme.Settings} in {Sources()}")
                .Concat(
                    AtlasClientOptions
                        .Suitable(api)
                        .Select(code =>
                            $"{nameof(AtlasClientOptions.Credentials)} in code, to {code}"
                        )
                )
        );

    private static IEnumerable<string> Faults(
        IEnumerable<IConfiguration> configurations,
        Func<AtlasClientSettings, string?> find
    ) =>
        from configuration in configurations
        let fault = find(AtlasClientSettings.Of(configuration))
        where fault is not null
        select $"{Describe(configuration)} {fault}";

    private string Sources() =>
        _configurations.Count == 0
            ? "its configuration"
            : string.Join(
                " or ",
                _configurations
                    .Select(configuration =>
                        Describe(configuration)
                        + (
                            configuration is IConfigurationSection section && !section.Exists()
                                ? " (which does not exist)"
                                : ""
                        )
                    )
                    .Distinct()
            );

    // The name of a section that does not exist shows a typing error.
    private static string Describe(IConfiguration configuration) =>
        configuration is IConfigurationSection section
            ? $"its configuration section {section.Path}"
            : "its configuration";
}
