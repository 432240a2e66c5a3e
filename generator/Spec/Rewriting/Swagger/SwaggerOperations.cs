using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts operations, with the parameters of their path items.</summary>
/// <param name="draft">The document.</param>
/// <param name="references">The references of the document.</param>
/// <param name="servers">The servers of the document.</param>
/// <param name="parameters">Converts parameters that are not part of a body.</param>
/// <param name="bodies">Converts parameters for bodies and forms.</param>
/// <param name="responses">Converts responses.</param>
/// <param name="consumed">The media types that all operations consume.</param>
/// <param name="produced">The media types that all operations produce.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class SwaggerOperations(
    Draft draft,
    SwaggerReferences references,
    SwaggerServers servers,
    SwaggerParameters parameters,
    SwaggerBodies bodies,
    SwaggerResponses responses,
    IReadOnlyList<string> consumed,
    IReadOnlyList<string> produced,
    CancellationToken cancellationToken
)
{
    private const string Section = "parameters";

    private readonly HashSet<DraftNode> _used = [];

    /// <summary>Converts a path item.</summary>
    public void LowerPathItem(DraftNode pathItem)
    {
        var shared = TakeBody(pathItem);
        foreach (var operation in pathItem.Children)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation.IsMapping && SpecOperation.IsMethod(operation.Origin))
            {
                Lower(operation, shared);
            }
        }
    }

    private void Lower(DraftNode operation, IReadOnlyList<Declared> shared)
    {
        servers.LowerOperation(operation);
        var own = TakeBody(operation);
        var consumes = SwaggerMediaTypes.Take(operation, "consumes", consumed);
        var isOwn = operation.Child("produces") is { IsNull: false };
        var produces = SwaggerMediaTypes.Take(operation, "produces", produced);
        if (
            own.LastOrDefault(IsBody) is { } body
            || (body = own.Count == 0 ? shared.LastOrDefault(IsBody) : null) is not null
        )
        {
            operation.Add(BodyOf(body, consumes));
            bodies.ReportUnused(
                operation,
                own.Where(other => other != body).Select(one => one.Node)
            );
        }
        else if (own.Count + shared.Count > 0)
        {
            // An operation's parameter replaces the one of the path item, and the last of two duplicates counts.
            var members = shared
                .Concat(own)
                .Where(member => !IsBody(member))
                .GroupBy(member => member.Target.Text("name"), StringComparer.Ordinal)
                .Select(same => NodeOf(same.Last()))
                .ToList();
            operation.Add(bodies.LowerForm(operation, members, consumes));
        }

        responses.LowerAll(operation, produces, isOwn);
    }

    /// <summary>Removes the parameters for bodies and forms from a list, and converts the others.</summary>
    private IReadOnlyList<Declared> TakeBody(DraftNode holder)
    {
        var taken = new List<Declared>();
        foreach (
            var list in holder.Children.Where(member =>
                member is { Key: Section, IsSequence: true }
            )
        )
        {
            var nodes = new HashSet<DraftNode>();
            foreach (var parameter in list.Children)
            {
                var (name, target) = references.Resolve(parameter, Section);
                if (target.Text("in") is SwaggerBodies.Body or SwaggerBodies.Form)
                {
                    nodes.Add(parameter);
                    taken.Add(new(parameter, name, target));
                }
                else if (SwaggerReferences.IsReference(parameter))
                {
                    references.Lower(parameter);
                }
                else if (parameter.IsMapping)
                {
                    parameters.Lower(parameter);
                }
            }

            list.Take(nodes.Contains);
        }

        return taken;
    }

    private DraftNode BodyOf(Declared body, IReadOnlyList<string> consumes)
    {
        if (body.Name is not { } name || !consumes.SequenceEqual(consumed))
        {
            return bodies.Lower(NodeOf(body), "requestBody", consumes);
        }

        var origin = body.Node.Origin;
        return DraftNode
            .Mapping("requestBody", origin)
            .Add(DraftNode.Quoted("$ref", $"#/components/requestBodies/{name}", origin));
    }

    /// <summary>Returns the node of a parameter for one operation.</summary>
    private DraftNode NodeOf(Declared parameter) =>
        // References into the parameter refer to its first place.
        parameter.Node.Origin.Equals(parameter.Target) && _used.Add(parameter.Node)
            ? parameter.Node
            : draft.Copy(parameter.Target, "");

    private static bool IsBody(Declared parameter) =>
        parameter.Target.Text("in") == SwaggerBodies.Body;

    /// <summary>A parameter in a list.</summary>
    /// <param name="Node">The item of the list.</param>
    /// <param name="Name">The name of the shared parameter that the item refers to, if there is one.</param>
    /// <param name="Target">The parameter, as written.</param>
    private sealed record Declared(DraftNode Node, string? Name, SpecNode Target);
}
