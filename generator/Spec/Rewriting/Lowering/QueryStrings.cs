using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces the parameter for the whole query (<c>in: querystring</c>) by a query parameter for each of its properties
/// (OpenAPI 3.2.0, Parameter Object).
/// </summary>
internal sealed class QueryStrings
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly Draft _draft;
    private readonly LossList _losses;
    private readonly Targets _targets;

    private QueryStrings(Draft draft, LossList losses)
    {
        (_draft, _losses) = (draft, losses);
        _targets = new(draft.Root);
    }

    public static void Replace(Draft draft, LossList losses, CancellationToken cancellationToken) =>
        PartWalk.Visit(
            draft.Root,
            new QueryStrings(draft, losses).Visit,
            cancellationToken,
            isWithinSchemas: false
        );

    private void Visit(DraftNode node, Part part)
    {
        if (
            part is not (Part.PathItem or Part.Operation)
            || node.List("parameters") is not { } parameters
            || !parameters.Children.Any(IsQueryString)
        )
        {
            return;
        }

        var all = parameters.Children.ToList();
        parameters.Clear(NodeKind.Sequence);
        foreach (var parameter in all)
        {
            if (!IsQueryString(parameter))
            {
                parameters.Add(parameter);
            }
            else if (Form(Resolved(parameter)!) is var (schema, properties))
            {
                if (schema.Map("additionalProperties") is { Children.Count: > 0 } more)
                {
                    _losses.Add(
                        parameters,
                        more.Origin,
                        "additionalProperties",
                        "Only the known properties of the query are parameters."
                    );
                }

                foreach (var property in properties)
                {
                    parameters.Add(property);
                }
            }
            else if (Resolved(parameter)!.Child("required") is { IsTrue: true })
            {
                // The operation cannot be called without it, which is reported where it is shaped.
                parameters.Add(parameter);
            }
            else
            {
                // Of a path item, the list is a part of its own.
                _losses.Add(
                    parameters,
                    parameter.Origin,
                    "in: querystring",
                    "The parameter for the whole query is not a form with known properties."
                );
            }
        }
    }

    private bool IsQueryString(DraftNode parameter) =>
        Resolved(parameter)?.Text("in") is "querystring";

    private DraftNode? Resolved(DraftNode node) =>
        node.Reference is { } reference ? _targets.Find(reference.Value, node) : node;

    /// <summary>
    /// Returns the schema of a form, and the parameters for its properties; <see langword="null"/> for other parameters.
    /// </summary>
    private (DraftNode Schema, List<DraftNode> Properties)? Form(DraftNode parameter)
    {
        if (
            parameter.Map("content")?.Children is not [{ Key: FormType } content]
            || Resolved(content) is not { } mediaType
            || mediaType.Map("schema") is not { } declared
            || Resolved(declared) is not { } schema
            || schema.Map("properties") is not { Children.Count: > 0 } properties
            || schema.Children.Any(entry => entry.Key is "allOf" or "oneOf" or "anyOf")
        )
        {
            return null;
        }

        var required = new HashSet<string>(
            parameter.Child("required") is { IsTrue: true }
                ? (schema.List("required")?.Children ?? []).Select(name => name.Value)
                : [],
            StringComparer.Ordinal
        );
        var encodings = (mediaType.Map("encoding")?.Children ?? []).ToLookup(
            encoding => encoding.Key,
            StringComparer.Ordinal
        );
        return (
            schema,
            [
                .. properties.Children.Select(property =>
                    Parameter(
                        property,
                        encodings[property.Key].FirstOrDefault(),
                        required.Contains(property.Key)
                    )
                ),
            ]
        );
    }

    private DraftNode Parameter(DraftNode property, DraftNode? encoding, bool isRequired)
    {
        var origin = property.Origin;
        var parameter = DraftNode
            .Mapping("", origin)
            .Add(DraftNode.Quoted("name", property.Key, origin))
            .Add(DraftNode.Quoted("in", "query", origin));
        if (isRequired)
        {
            parameter.Add(DraftNode.Plain("required", "true", origin));
        }

        foreach (var keyword in new[] { "description", "deprecated" })
        {
            if (property.Child(keyword) is { } known)
            {
                parameter.Add(_draft.Copy(known, keyword));
            }
        }

        foreach (var keyword in new[] { "style", "explode", "allowReserved" })
        {
            if (encoding?.Child(keyword) is { } known)
            {
                parameter.Add(_draft.Copy(known, keyword));
            }
        }

        var value = _draft.Copy(property, "schema");
        return parameter.Add(
            IsObject(property)
            && encoding?.Child("style") is null
            && encoding?.Child("explode") is null
                ? DraftNode
                    .Mapping("content", origin)
                    .Add(DraftNode.Mapping("application/json", origin).Add(value))
                : value
        );
    }

    /// <summary>
    /// Returns whether a property is an object, which a form contains as JSON (OpenAPI 3.2.0, Encoding Object,
    /// <c>contentType</c>).
    /// </summary>
    private bool IsObject(DraftNode property) =>
        Resolved(property) is { } schema
        && (
            IsObjectItself(schema)
            || schema
                .Children.Where(entry => entry.Key is "allOf" or "oneOf" or "anyOf")
                .SelectMany(alternatives => alternatives.Children)
                .Any(alternative => Resolved(alternative) is { } one && IsObjectItself(one))
        );

    private static bool IsObjectItself(DraftNode schema) =>
        schema.Map("properties") is not null
        || schema.Text("type") is "object"
        || schema.List("type")?.Children.Any(type => type.Value is "object") is true;
}
