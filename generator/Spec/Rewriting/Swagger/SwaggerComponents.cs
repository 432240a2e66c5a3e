namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>
/// Converts the definitions, parameters, responses, and security definitions of the root to components.
/// </summary>
internal sealed class SwaggerComponents(
    SwaggerReferences references,
    SwaggerSchemas schemas,
    SwaggerParameters parameters,
    SwaggerBodies bodies,
    SwaggerResponses responses,
    SwaggerSecurity security,
    IReadOnlyList<string> consumed,
    IReadOnlyList<string> produced
)
{
    public void Lower(DraftNode root)
    {
        var components = DraftNode.Mapping(SpecEntries.Components, root.Origin);
        foreach (var section in root.Take(member => Kind(member.Key) is not null))
        {
            var kind = Kind(section.Key)!;
            components.Add(section);
            if (kind == "parameters")
            {
                components.Add(TakeBodies(section));
            }

            section.Key = kind;
            foreach (var entry in section.IsMapping ? section.Children : [])
            {
                Lower(kind, entry);
            }

            if (kind == "schemas")
            {
                SwaggerDiscriminators.Lower(section);
            }
        }

        root.Add(components);
    }

    private static string? Kind(string section) =>
        section switch
        {
            "definitions" => "schemas",
            "parameters" or "responses" => section,
            "securityDefinitions" => "securitySchemes",
            _ => null,
        };

    private void Lower(string kind, DraftNode entry)
    {
        switch (kind)
        {
            case "schemas":
                schemas.Lower(entry);
                break;
            case "responses":
                responses.Lower(entry, produced);
                break;
            case "securitySchemes":
                security.Lower(entry);
                break;
            case "parameters" when SwaggerReferences.IsReference(entry):
                references.Lower(entry);
                break;
            case "parameters" when entry.IsMapping:
                parameters.Lower(entry);
                break;
        }
    }

    /// <summary>
    /// Removes the bodies and the members of forms from the shared parameters, and returns the bodies. The forms of the
    /// operations contain their members.
    /// </summary>
    private DraftNode TakeBodies(DraftNode section)
    {
        var all = DraftNode.Mapping("requestBodies", section.Origin);
        foreach (
            var parameter in section.IsMapping
                ? section.Take(entry => In(entry) is SwaggerBodies.Body or SwaggerBodies.Form)
                : []
        )
        {
            if (In(parameter) == SwaggerBodies.Body)
            {
                all.Add(bodies.Lower(parameter, parameter.Key, consumed));
            }
        }

        return all;
    }

    private static string? In(DraftNode parameter) =>
        parameter.Child("in") is { IsScalar: true } place ? place.Value : null;
}
