using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Knows which security schemes the credentials of the runtime support (OpenAPI 3.0.3, Security Scheme Object).</summary>
internal sealed class SecuritySchemes(SpecIndex index)
{
    private static readonly string[] Order =
    [
        "ClientCredentials",
        "Digest",
        "Basic",
        "Header",
        "Bearer",
    ];

    private readonly Dictionary<string, SpecNode> _schemes = index
        .ComponentsOf("securitySchemes")
        .Select(scheme => (scheme.Node.Key, Node: index.Resolve(scheme.Node)))
        .Where(scheme => scheme.Node is not null)
        .GroupBy(scheme => scheme.Key, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Node!.Value, StringComparer.Ordinal);

    /// <summary>
    /// Gets a value that indicates whether a client can be created without credentials, whatever the selection: the document
    /// declares no security scheme, or only schemes that a handler or the options of a call can also support.
    /// </summary>
    public bool IsOpen =>
        index.ComponentsOf("securitySchemes").Any()
            ? index
                .ComponentsOf("securitySchemes")
                .All(scheme => index.Resolve(scheme.Node)?.Text("type") is "apiKey" or "mutualTLS")
            : index.Member("security") is null;

    /// <summary>Returns the schemes that credentials support, each once. The credentials that need the least code come first.</summary>
    /// <param name="serverUrl">The server, to which the URL of a token endpoint can be relative.</param>
    public EquatableArray<CredentialScheme> Supported(string serverUrl) =>
        _schemes
            .Values.Where(IsSchemeSupported)
            .SelectMany(scheme => Kinds(scheme, serverUrl))
            .Distinct()
            .OrderBy(scheme => Array.IndexOf(Order, scheme.Kind))
            .ThenBy(scheme => scheme.Detail, StringComparer.Ordinal)
            .ToEquatableArray();

    private static IEnumerable<CredentialScheme> Kinds(SpecNode scheme, string serverUrl)
    {
        switch (scheme.Text("type"))
        {
            case "apiKey":
                yield return new("Header", scheme.Text("name"));
                yield break;
            case "http" when scheme.Text("scheme").ToLowerInvariant() is "basic":
                yield return new("Basic", "");
                yield break;
            case "http" when scheme.Text("scheme").ToLowerInvariant() is "digest":
                yield return new("Digest", "");
                yield break;
            case "oauth2":
                var declared = scheme.Child("flows")?.Child("clientCredentials")?.Text("tokenUrl");
                if (
                    declared is { Length: > 0 }
                    && Uri.TryCreate(
                        serverUrl.Length > 0 ? new Uri(serverUrl) : null,
                        declared,
                        out var tokenUrl
                    )
                    && (
                        tokenUrl.Scheme == "https"
                        || (tokenUrl.Scheme == "http" && tokenUrl.IsLoopback)
                    )
                )
                {
                    yield return new("ClientCredentials", tokenUrl.AbsoluteUri);
                }

                break;
        }

        yield return new("Bearer", "");
    }

    /// <summary>Reports the requirement of an operation, unless credentials support one of its alternatives.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    public void Check(SpecNode operation, DiagnosticSink diagnostics)
    {
        if (
            (operation.Child("security") ?? index.Member("security")?.Node)
            is not { IsSequence: true } security
        )
        {
            return;
        }

        var alternatives = security
            .Children.Select(alternative => alternative.Children.ToList())
            .ToList();
        if (alternatives.Count == 0 || alternatives.Any(schemes => IsSupported(schemes)))
        {
            return;
        }

        var first = alternatives[0];
        diagnostics.Report(
            Descriptors.UnsupportedSecurity,
            first[0].SourcePlace,
            (first.Count == 1 ? "the required security scheme " : "the required combination of ")
                + string.Join(
                    " and ",
                    first.Select(scheme => $"'{scheme.Key}' ({KindOf(scheme)})")
                ),
            first.Exists(scheme => TypeOf(scheme) == "mutualTLS")
                    ? "Set AtlasClientOptions.Transport to a handler that has the client certificate."
                : first.Exists(IsSupported)
                    ? "Set credentials for one of them, and add the other ones to the requests in a handler."
                : $"Add {(first.Count == 1 ? "it" : "them")} to the requests by AtlasCredentials.Custom."
        );
    }

    /// <summary>Determines whether credentials support an alternative. They support one scheme at a time, and a scheme that is not declared is unknown.</summary>
    private bool IsSupported(List<SpecNode> schemes) =>
        schemes.Count == 0
        || (
            schemes.Count == 1
            && (!_schemes.TryGetValue(schemes[0].Key, out var scheme) || IsSchemeSupported(scheme))
        );

    private bool IsSupported(SpecNode requirement) => IsSupported([requirement]);

    private static bool IsSchemeSupported(SpecNode scheme) =>
        scheme.Text("type") switch
        {
            "apiKey" => scheme.Text("in") == "header",
            "http" => scheme.Text("scheme").ToLowerInvariant() is "basic" or "bearer" or "digest",
            // A token of any flow can be sent.
            "oauth2" or "openIdConnect" => true,
            _ => false,
        };

    private string TypeOf(SpecNode requirement) =>
        _schemes.TryGetValue(requirement.Key, out var scheme) ? scheme.Text("type") : "";

    private string KindOf(SpecNode requirement) =>
        !_schemes.TryGetValue(requirement.Key, out var scheme)
            ? "not declared"
            : scheme.Text("type") switch
            {
                "apiKey" => $"apiKey in {scheme.Text("in")}",
                "http" => $"http {scheme.Text("scheme")}",
                var type => type,
            };
}
