namespace AtlasGen.Samples.Invitations;

/// <summary>Represents the arguments of the command line.</summary>
/// <param name="Server">The server, or <see langword="null"/> for the stand-in in this process.</param>
/// <param name="Authentication">The authentication: <c>digest</c> or <c>service-account</c>.</param>
/// <param name="Envelope">Whether to request responses in an envelope.</param>
internal sealed record Settings(Uri? Server, string Authentication, bool Envelope)
{
    public const string Usage = """
        Invites a person to an Atlas project, changes the roles, lists the invitations, handles a 404, and deletes the invitation.

          --auth digest|service-account   how to authenticate (default: service-account)
          --envelope                      receive the status and the content together in the body
          --server URL                    call Atlas, https://cloud.mongodb.com, instead of the stand-in in this process

        To call Atlas, set these environment variables: ATLAS_PROJECT_ID, ATLAS_INVITE (an email address), and either
        ATLAS_CLIENT_ID and ATLAS_CLIENT_SECRET, or ATLAS_PUBLIC_KEY and ATLAS_PRIVATE_KEY.
        """;

    /// <summary>Parses the command line. Returns <see langword="null"/> if it requests help or is invalid.</summary>
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

    /// <summary>Returns the value of an environment variable.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Set the environment variable {variable}.");
}
