namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts security definitions.</summary>
internal sealed class SwaggerSecurity(LossList losses)
{
    public void Lower(DraftNode scheme)
    {
        if (scheme.Child("type") is not { IsScalar: true } type)
        {
            return;
        }

        switch (type.Value)
        {
            case "basic":
                type.With("http", type.Style);
                scheme.Add(DraftNode.Quoted("scheme", "basic", type.Origin));
                break;
            case "oauth2":
                LowerFlow(scheme);
                break;
        }
    }

    private void LowerFlow(DraftNode scheme)
    {
        var flow = scheme.Take("flow");
        var members = scheme.Take(entry =>
            entry.Key is "authorizationUrl" or "tokenUrl" or "scopes"
        );
        var name = flow?.Value switch
        {
            "application" => "clientCredentials",
            "accessCode" => "authorizationCode",
            "implicit" or "password" => flow.Value,
            _ => null,
        };
        var flows = DraftNode.Mapping("flows", (flow ?? scheme).Origin);
        scheme.Add(flows);
        if (name is null)
        {
            losses.Add(
                scheme,
                (flow ?? scheme).Origin,
                $"flow: {flow?.Value}",
                "It is not a flow of OAuth 2.0."
            );
            return;
        }

        var only = DraftNode.Mapping(name, flows.Origin);
        foreach (var member in members)
        {
            only.Add(member);
        }

        flows.Add(only);
    }
}
