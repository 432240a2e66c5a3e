namespace AtlasGen.Samples.Invitations;

/// <summary>What the command line says.</summary>
/// <param name="Server">The server; <see langword="null"/> for the stand-in in this process.</param>
/// <param name="Authentication"><c>digest</c> or <c>service-account</c>.</param>
/// <param name="Envelope">Whether answers come in an envelope.</param>
internal sealed record Settings(Uri? Server, string Authentication, bool Envelope)
{
    public const string Usage = """
        Invites somebody to an Atlas project, changes the roles, lists, meets a 404, and takes the invitation back.

          --auth digest|service-account   how to authenticate (default: service-account)
          --envelope                      status and content together in the body
          --server URL                    real Atlas, https://cloud.mongodb.com, instead of the stand-in in this process

        For real Atlas, in the environment: ATLAS_PROJECT_ID, ATLAS_INVITE (an e-mail address), and either
        ATLAS_CLIENT_ID with ATLAS_CLIENT_SECRET, or ATLAS_PUBLIC_KEY with ATLAS_PRIVATE_KEY.
        """;

    /// <summary>Reads the command line; <see langword="null"/> when it asks for help or cannot be understood.</summary>
    public static Settings? Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Settings(null, "service-account", false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--envelope":
                    settings = settings with { Envelope = true };
                    break;
                case "--auth" when value is "digest" or "service-account":
                    settings = settings with { Authentication = value };
                    i++;
                    break;
                case "--server" when Uri.TryCreate(value, UriKind.Absolute, out var server):
                    settings = settings with { Server = server };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return settings;
    }

    /// <summary>A variable of the environment.</summary>
    /// <exception cref="InvalidOperationException">It is not set.</exception>
    public static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Set {variable} in the environment.");
}
