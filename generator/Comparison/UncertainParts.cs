using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Comparison;

/// <summary>
/// The methods and types of the previous document that errors have changed. What an error hides is no change.
/// </summary>
/// <param name="index">The previous document.</param>
/// <param name="names">The names of its types.</param>
/// <param name="shapes">The files of its client.</param>
/// <param name="found">What was reported about the document.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class UncertainParts(
    SpecIndex index,
    ClientNames names,
    IReadOnlyList<SourceShape> shapes,
    IReadOnlyList<DiagnosticInfo> found,
    CancellationToken cancellationToken
)
{
    // A warning does not prevent a client. If the previous client has a JsonElement because of it, the code uses that.
    private readonly HashSet<SourcePlace> _errors =
    [
        .. found
            .Where(one => one.Descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            .Select(one => new SourcePlace(one.Path, one.Span)),
    ];

    private readonly HashSet<string> _types = new(
        shapes.Select(shape => shape.Name),
        StringComparer.Ordinal
    );

    /// <summary>Returns whether an error is in a method, or in what is shaped with it.</summary>
    public bool Contains(OperationShape method)
    {
        if (_errors.Count == 0)
        {
            return false;
        }

        var walk = new PlaceWalk(index.Tree);
        var isFound = false;
        foreach (
            var operation in index.Operations.Where(operation =>
                operation.Path == method.Path && operation.Method == method.HttpMethod
            )
        )
        {
            isFound |= Add(walk, operation.Node, operation.Part.Place);
            foreach (var (shared, place) in operation.Part.SharedMembers)
            {
                isFound |= Add(walk, shared, place);
            }
        }

        return isFound || Contains(walk);
    }

    /// <summary>Returns whether an error is in a type, or in what is shaped with it.</summary>
    public bool Contains(string type)
    {
        if (_errors.Count == 0 || names.Types.Declaration(type) is not { } schema)
        {
            return false;
        }

        var walk = new PlaceWalk(index.Tree);
        return Add(walk, schema, Place.Schema) || Contains(walk);
    }

    private bool Contains(PlaceWalk walk)
    {
        foreach (var (entry, outer) in walk.Entries(cancellationToken))
        {
            if (_errors.Contains(entry.SourcePlace))
            {
                return true;
            }

            if (!PlaceRules.IsReference(entry, outer))
            {
                continue;
            }

            // The error can be in another file.
            if (index.Component(entry.Value) is not { } target)
            {
                return true;
            }

            // Another type is compared on its own, unless its properties are also those of this type.
            if (
                (IsComposition(entry.Parent!.Value) || !IsType(target))
                && Add(walk, target.Node, target.Place)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a node to a walk, and returns whether an error is at the node itself.</summary>
    private bool Add(PlaceWalk walk, SpecNode node, Place place)
    {
        walk.Add(node, place);
        return _errors.Contains(node.SourcePlace);
    }

    private bool IsType(SpecPart component) =>
        component.Place is Place.Schema
        && names.Types.Component(component.Node.Key) is { } named
        && _types.Contains(named.Name);

    private static bool IsComposition(SpecNode schema) =>
        schema.Parent is { IsSequence: true } list
        && (list.HasKey("allOf") || list.HasKey("oneOf") || list.HasKey("anyOf"));
}
