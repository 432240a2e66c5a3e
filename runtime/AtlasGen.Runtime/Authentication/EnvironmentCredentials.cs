namespace AtlasGen.Runtime;

/// <summary>Reads credentials from environment variables.</summary>
/// <remarks>
/// The Atlas CLI and the Terraform provider agree that a service account precedes an API key. They disagree about an access token,
/// which comes last here because the client cannot renew it. Values of two spellings are not combined, because they may belong to
/// two keys.
/// </remarks>
internal static class EnvironmentCredentials
{
    private static readonly Kind[] Kinds =
    [
        Kind.Pair(
            "MONGODB_ATLAS_CLIENT_ID",
            "MONGODB_ATLAS_CLIENT_SECRET",
            AtlasCredentials.ServiceAccount
        ),
        Kind.Pair("MCLI_CLIENT_ID", "MCLI_CLIENT_SECRET", AtlasCredentials.ServiceAccount),
        Kind.Pair(
            "MONGODB_ATLAS_PUBLIC_API_KEY",
            "MONGODB_ATLAS_PRIVATE_API_KEY",
            AtlasCredentials.ApiKey
        ),
        Kind.Pair("MONGODB_ATLAS_PUBLIC_KEY", "MONGODB_ATLAS_PRIVATE_KEY", AtlasCredentials.ApiKey),
        Kind.Pair("MCLI_PUBLIC_API_KEY", "MCLI_PRIVATE_API_KEY", AtlasCredentials.ApiKey),
        Kind.Single("MONGODB_ATLAS_ACCESS_TOKEN", AtlasCredentials.Token),
        Kind.Single("MCLI_ACCESS_TOKEN", AtlasCredentials.Token),
    ];

    /// <summary>Returns the credentials of the first kind of which a variable is set.</summary>
    /// <param name="read">The function that returns the value of a variable.</param>
    /// <exception cref="InvalidOperationException">There are no usable credentials. The message names variables, but no values.</exception>
    public static AtlasCredentials Read(Func<string, string?> read)
    {
        foreach (var kind in Kinds)
        {
            var values = kind.Names.Select(name => read(name) ?? "").ToArray();
            if (values.All(value => value.Length == 0))
            {
                continue;
            }

            for (var i = 0; i < values.Length; i++)
            {
                if (values[i].Length == 0)
                {
                    throw new InvalidOperationException(
                        $"The environment variable {kind.Names[1 - i]} is set, but {kind.Names[i]} is not. Set both, or remove the first."
                    );
                }

                if (!AtlasCredentials.IsUsable(values[i]))
                {
                    throw new InvalidOperationException(
                        $"The environment variable {kind.Names[i]} {AtlasCredentials.UnusableReason}. Remove it."
                    );
                }
            }

            return kind.Create(values);
        }

        throw new InvalidOperationException(
            SafeText.List(
                "No environment variable contains credentials for Atlas. Set one of these:",
                [
                    "MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET for a service account",
                    "MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY for an API key",
                    "MONGODB_ATLAS_ACCESS_TOKEN for an access token",
                ]
            )
        );
    }

    /// <summary>Represents credentials of one kind, in one spelling of their variables.</summary>
    private sealed record Kind(string[] Names, Func<string[], AtlasCredentials> Create)
    {
        public static Kind Pair(
            string first,
            string second,
            Func<string, string, AtlasCredentials> create
        ) => new([first, second], values => create(values[0], values[1]));

        public static Kind Single(string name, Func<string, AtlasCredentials> create) =>
            new([name], values => create(values[0]));
    }
}
